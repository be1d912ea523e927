import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert context.answer.getNow('').contains('3')
assert build.log('INFO').any { it.startsWith('The simulator listens on http://127.0.0.1:') }
assert build.log('INFO').contains('Stop it with Ctrl+C')
