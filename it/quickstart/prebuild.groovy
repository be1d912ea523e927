import io.github.seedreamplugin.testing.UserBuild

// the files that the README sends its readers to, as they are
def build = new UserBuild(basedir)
build.copyOf('examples/quickstart')
