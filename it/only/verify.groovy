import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['social/banner.jpg', 'social/card.jpg']
assert context.endpoint.generationRequests()*.prompt().toSet() == ['A lighthouse', 'A bridge'].toSet()
assert build.log('WARNING') == ['No image of the manifest has a name that seedream.only asks for']
