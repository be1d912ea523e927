import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

// the free question for the balance is refused, so nothing else is asked
assert context.endpoint.requests()*.path().toSet() == ['/v1/get-user-credits'].toSet()

assert build.log('ERROR').contains('src/main/seedream/images.yaml:[3,3] UNAUTHORIZED hero, card: nothing was started:'
    + ' the service answered the request for the balance with HTTP 401: Authentication failed; the provider does not know the'
    + " API key, which comes from the <password> of <server> 'wrong' in settings.xml")
assert !build.log().contains('SG_wrong')
assert build.report().get('images')*.get('state')*.asString() == ['not-started', 'not-started']
