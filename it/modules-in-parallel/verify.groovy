import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

// four images, of which two are the same purchase, for the price of three
assert build.files('shop/target/generated-resources/seedream') == ['hero.jpg', 'logo.jpg']
assert build.files('blog/target/generated-resources/seedream') == ['logo-again.jpg', 'post.jpg']
assert context.endpoint.paidCalls('A logo') == 1
assert context.endpoint.paidCalls() == 3
assert context.endpoint.spent() == 0.105

def shop = build.report('shop/target/seedream')
def blog = build.report('blog/target/seedream')
def states = [shop, blog].collectMany { it.get('images')*.get('state')*.asString() }
assert states.countBy { it } == [bought: 3, restored: 1]
assert shop.get('credits').get('spent').decimalValue() + blog.get('credits').get('spent').decimalValue() == 0.105
