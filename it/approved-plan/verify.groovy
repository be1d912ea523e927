import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('ERROR').any { it.contains('PLAN_CHANGED hero, card: this build would buy something that is not in ') }
assert build.pictures() == ['hero.jpg']
assert context.endpoint.paidCalls() == 1
assert build.log('INFO').any { it.contains('it:approved-plan') && it.contains('hero') }
assert build.read('target/seedream/spending.csv').contains(',it:approved-plan,hero,1,0.035,0.035,')
