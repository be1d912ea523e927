import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.report().get('status').asString() == 'failed'
assert build.log('ERROR').any { it.startsWith('src/main/seedream/images.yaml:[5,19] ') }
assert build.log().contains('::error file=')
def written = build.files('target/seedream')
assert written.containsAll(['credit-report.md', 'findings.sarif', 'gl-code-quality-report.json', 'gl-metrics.txt'])
