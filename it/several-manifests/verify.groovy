import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.files('src/main/seedream').findAll { it.contains('lock') } == ['print.lock.yaml', 'web.lock.yaml']
assert build.files('target/print') == ['hero.jpg']
assert build.report('target/seedream').get('manifest').asString() == 'src/main/seedream/web.yaml'
assert build.report('target/seedream-print').get('manifest').asString() == 'src/main/seedream/print.yaml'
assert build.report('target/seedream-print').get('images')*.get('state')*.asString() == ['current']

// each picture was bought once, and the clash was found before anything was called
assert context.endpoint.paidCalls() == 3
assert build.log('ERROR').any { it.contains("The execution 'print' of several-manifests and the execution 'flyer' of"
    + ' several-manifests would write the same picture, hero in ') }

assert build.files('target/web') == ['hero.jpg']
assert build.read('src/main/seedream/print.lock.yaml').contains('hero')
