import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def log = build.log('INFO')
assert log.any { it.startsWith('No lock mentions 0 purchases and 0 files, 0 KiB, in ') }
assert build.log('ERROR').any { it.contains("seedream.locks has 'nowhere', and there is no *.lock.yaml there") }
assert log.any { it.startsWith('Would remove ') }
assert log.any { it.startsWith('Removing ') }
assert build.pictures() == ['hero.jpg']
assert context.endpoint.paidCalls() == 2
