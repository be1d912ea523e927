import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
build.with('seedream.endpoint', 'http://127.0.0.1:1/')
