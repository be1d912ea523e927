import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert context.endpoint.paidCalls() == 2
assert build.pictures() == ['card.jpg', 'hero.jpg']
