import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

context.proxy.stop(0)
assert build.pictures() == ['hero.jpg']
assert context.passedOn.toSet() == ['GET ' + context.endpoint.creditsUri(), 'POST ' + context.endpoint.uri()].toSet()
assert context.endpoint.requests().size() == context.passedOn.size()
assert context.endpoint.paidCalls() == 1
