import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def errors = build.log('ERROR').join(' ')
assert errors.contains('There is no manifest src/main/seedream/images.yaml, but there is images.yml beside it. Name the right'
    + " file with seedream.manifest, or write a starter manifest with 'mvn"
    + " io.github.seedreamplugin:seedream-maven-plugin:init'")
assert errors.contains('There is no manifest marketing/photos.yaml. Name the right file')
assert errors.contains(':init -Dseedream.manifest=marketing/photos.yaml')
assert context.endpoint.requests().isEmpty()
