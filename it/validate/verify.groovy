import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log().contains('seedream-maven-plugin')
assert build.log().contains(':validate (default) @ validate')
assert build.log('INFO').contains('src/main/seedream/images.yaml is valid: 1 image')
assert build.files('target').isEmpty()
