import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def log = build.log('INFO')
assert log.any { it.startsWith('Try it free of charge: mvn io.github.seedreamplugin:seedream-maven-plugin:')
    && it.endsWith(':generate -Dseedream.manifest=src/main/seedream/images.yaml -Dseedream.simulate=true') }
assert log.any { it.startsWith('src/main/seedream/images.yaml is valid') }
assert build.report().get('simulated').asBoolean()
assert build.files('src/main/seedream').containsAll(['images.schema.json', 'images.yaml'])
assert build.log('ERROR').any { it.contains('already exists and was not changed') }
