import io.github.seedreamplugin.testing.UserBuild

new UserBuild(basedir).copyOf('examples/quickstart')
