import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('ERROR').any { it.contains('NO_KEY hero: There is no API key') }
assert context.endpoint.requests().isEmpty()
