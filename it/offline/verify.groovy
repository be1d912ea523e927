import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert context.endpoint.requests().isEmpty()
