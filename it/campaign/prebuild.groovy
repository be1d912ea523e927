import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
build.copyOf('examples/campaign')
