import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def warnings = build.log('WARNING').findAll { it.startsWith('An IDE runs this goal, so nothing is bought') }
assert warnings*.replaceAll('.* to make ', '') == ['hero, card', 'hero, card', 'card']

assert context.endpoint.paidCalls('A lighthouse') == 1
assert context.endpoint.paidCalls() == 1
assert build.pictures() == ['hero.jpg']
