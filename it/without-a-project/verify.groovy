import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['hero.jpg']
assert context.endpoint.paidCalls() == 1
def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('manifest').asString() == 'marketing/images.yaml'
assert build.files('marketing') == ['images.lock.yaml', 'images.yaml']
