import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['social/banner.jpg', 'social/card.jpg']
assert context.endpoint.generationRequests()*.prompt().toSet() == ['A lighthouse', 'A bridge'].toSet()
assert build.log('ERROR').any {
    it.contains("seedream.only has 'heroes', which no image of images.yaml matches; did you mean hero?")
}
