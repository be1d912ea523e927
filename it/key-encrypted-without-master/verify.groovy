import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def problem = build.log('ERROR').find { it.contains('NO_KEY hero: ') }
assert problem.contains("The <password> of <server> 'encrypted' in settings.xml cannot be decrypted: ")
assert problem.contains('settings-security.xml')
assert context.endpoint.requests().isEmpty()
