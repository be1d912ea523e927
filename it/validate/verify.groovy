import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log().contains('seedream-maven-plugin')
assert build.log().contains(':validate (default) @ validate')
assert build.log('INFO').contains('src/main/seedream/images.yaml is valid: 1 image')
// a check leaves findings for the CI server, and nothing else
assert build.files('target') == ['seedream/findings.sarif', 'seedream/gl-code-quality-report.json']
assert build.read('target/seedream/gl-code-quality-report.json').replaceAll(/\s/, '') == '[]'
