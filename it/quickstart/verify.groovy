import io.github.seedreamplugin.testing.UserBuild

import javax.imageio.ImageIO

def build = new UserBuild(basedir)

assert build.pictures() == ['hero.jpg', 'icons/fox.jpg', 'social/card.jpg']
def hero = ImageIO.read(new File(basedir, 'target/generated-resources/seedream/hero.jpg'))
assert [hero.width, hero.height] == [3024, 1296]

def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('simulated').asBoolean()
assert report.get('images')*.get('state')*.asString() == ['bought'] * 3
assert build.read('target/seedream/credit-report.md').toLowerCase().contains('simulated')

assert build.log('INFO').contains('Simulated: no key, no cost, nothing bought')
assert build.log('INFO').contains('SIMULATED: nothing was bought and nothing was paid.')
assert build.log('WARNING').isEmpty()

// what is simulated leaves no trace in the bank and in the lock
assert build.files('home').isEmpty()
assert build.files('src/main/seedream') == ['images.yaml']
