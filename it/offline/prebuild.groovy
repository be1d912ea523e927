import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
build.with('seedream.endpoint', 'https://seedream.invalid/v1/seedream-v5-lite-text-to-image')
