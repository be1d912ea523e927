import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

// two pictures, both by the first run; the others have no key to ask for anything
assert context.endpoint.generationRequests().size() == 2
assert context.endpoint.paidCalls() == 2
assert build.log('INFO').findAll { it.endsWith(' to buy') } ==
    ['2 images, 2 to buy', '2 images, nothing to buy', '2 images, nothing to buy']

assert build.pictures() == ['card.jpg', 'hero.jpg']
def report = build.report('target/third')
assert report.get('images')*.get('state')*.asString() == ['restored', 'restored']
assert report.get('credits').get('avoided').decimalValue() == 0.07
assert report.get('credits').get('spent').decimalValue() == 0
assert build.log('INFO').any { it.startsWith('2 images: 2 current in ') }
