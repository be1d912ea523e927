import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.files('shop/target/generated-resources/seedream') == ['hero.jpg']
assert context.endpoint.paidCalls() == 1

def log = build.log('INFO')
assert log.contains('[reactor-with-a-bare-module] No src/main/seedream/images.yaml in this module: nothing to do')
assert log.contains('[tools] No src/main/seedream/images.yaml in this module: nothing to do')
assert log.any { it.startsWith('[shop] 1 image, 1 to buy') }
assert !new File(basedir, 'tools/target/seedream').exists()
