import io.github.seedreamplugin.testing.UserBuild

import javax.imageio.ImageIO

def build = new UserBuild(basedir)

assert build.pictures() == ['hero.jpg', 'icons/fox.jpg', 'social/card.jpg']
def hero = ImageIO.read(new File(basedir, 'target/generated-resources/seedream/hero.jpg'))
assert [hero.width, hero.height] == [3024, 1296]

def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('simulated').asBoolean()
assert report.get('images')*.get('state')*.asString() == ['simulated'] * 3
assert build.read('target/seedream/credit-report.md').contains('imulated')

// the README shows this outcome; only the seconds differ
def timeless = { it.replaceAll(/\d+\.\d$/, 'T').replaceAll(/ in \d.*$/, ' in T').replaceAll(/ +/, ' ') }
def log = build.log().lines().map(timeless).toList()
build.read('outcome.txt').lines().filter { !it.isEmpty() }.each {
    assert it.startsWith('[') ? log.contains(timeless(it)) : new File(basedir, it).length() > 0
}
assert build.log('INFO').contains('Simulated: no key, no cost, nothing bought')
assert build.log('WARNING') == ['SIMULATED: nothing was bought and nothing was paid.']

// what is simulated leaves no trace in the bank and in the lock
assert build.files('home').isEmpty()
assert build.files('src/main/seedream') == ['images.yaml']
