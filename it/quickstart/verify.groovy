import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['hero.jpg', 'icons/fox.jpg', 'social/card.jpg']
def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('simulated').asBoolean()
