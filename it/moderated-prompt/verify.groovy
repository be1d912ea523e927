import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['card.jpg', 'hero.jpg']
assert context.endpoint.paidCalls() == 2
assert context.endpoint.generationRequests()*.prompt().count('Something the provider does not like') == 1

def scene = build.report().get('images').get(1)
assert scene.get('state').asString() == 'failed'
assert scene.at('/problem/code').asString() == 'MODERATED'
assert scene.at('/problem/status').asInt() == 400
assert build.log('ERROR').any { it.startsWith('src/main/seedream/images.yaml:[5,3] MODERATED scene: ') }
assert build.log('ERROR').any { it.contains('1 of 3 images without a picture: scene. What was bought is kept.') }
