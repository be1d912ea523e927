import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.files('src/main/resources/images') == ['hero.jpg']
assert build.read('src/main/seedream/images.lock.yaml').contains('hero')
assert context.endpoint.paidCalls() == 1
assert build.report().get('images')*.get('state')*.asString() == ['current']
