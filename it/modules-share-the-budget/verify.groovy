import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert context.endpoint.paidCalls() == 3
assert context.endpoint.spent() == 0.105
assert build.log('ERROR').any { it.contains(' OVER_BUDGET ') }
