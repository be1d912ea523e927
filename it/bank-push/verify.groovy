import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('INFO').any { it.startsWith('1 purchase is in the shared bank file:') }
assert build.files('shared').any { it.endsWith('.jpg') }
assert context.endpoint.paidCalls() == 1
assert build.report().get('images')*.get('state')*.asString() == ['restored']
assert build.log('ERROR').any { it.contains('No shared bank is configured') }
