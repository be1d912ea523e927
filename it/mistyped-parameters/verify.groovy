import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def said = { text -> assert build.log('ERROR').any { it.contains(text) } }
said('The property seedream.maxCredit is not a parameter of this plugin; did you mean seedream.maxCredits?')
said("seedream.simulate is 'yes'; it must be true or false. Nothing was called and nothing was bought")
said("seedream.only has 'heroo', which no image of images.yaml matches; did you mean hero?")
said("put them into the <server> 'seedream-bank' in settings.xml")
assert !build.log().contains('secret@')

// only the last build called anything
assert context.endpoint.paidCalls() == 1
assert build.pictures() == ['hero.jpg']
