import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
def log = build.log('INFO')

assert log.any { it ==~ /\d{4}-\d\d-\d\d  it:housekeeping  card  0\.035 credits  1 picture  [0-9a-f]{12}  A lighthouse/ }
assert log.any { it.startsWith('2 purchases for 0.07 credits in ') }
assert log.any { it.startsWith('2 purchases are intact in ') }

assert log.contains('Removed card.jpg')
assert log.contains('Removed card from the lock')
assert build.log('WARNING').any { it == 'Not removed, because this plugin did not write it: notes.txt' }

// bought once, pruned, restored: with no key and no further request
assert context.endpoint.paidCalls() == 2
assert build.pictures() == ['card.jpg', 'hero.jpg', 'notes.txt']
assert build.report().get('images')*.get('state')*.asString() == ['current', 'restored']
assert build.read('src/main/seedream/images.lock.yaml').contains('card')
