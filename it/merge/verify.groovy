import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('ERROR').any { it.contains('2/2') || it.contains('shard 2') }
def joined = build.report()
assert joined.get('status').asString() == 'ok'
assert joined.get('images')*.get('name')*.asString() == ['hero', 'card']
assert joined.get('credits').get('spent').decimalValue() == 0.07
assert build.files('target/seedream').contains('index.html')
