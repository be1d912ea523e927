import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

// what was bought is there, and after the refusal nothing more was asked for
assert build.pictures() == ['one.jpg']
assert context.endpoint.generationRequests()*.prompt() == ['The first', 'The second']
assert context.endpoint.paidCalls() == 1

def report = build.report()
assert report.get('status').asString() == 'failed'
assert report.get('images')*.get('state')*.asString() == ['bought', 'failed', 'not-started', 'not-started']
assert report.get('images').get(1).at('/problem/status').asInt() == 406
assert report.get('credits').get('spent').decimalValue() == 0.035
assert build.files('src/main/seedream') == ['images.lock.yaml', 'images.yaml']
assert build.log('ERROR').any { it.contains('OUT_OF_CREDITS two') && it.contains('top up the account') }
