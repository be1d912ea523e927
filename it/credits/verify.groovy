import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('INFO').contains('The account has 10.00 credits')
assert build.log('ERROR').any { it.contains('The service refused the request for the balance with HTTP 401')
    && it.contains("Check the API key of <server> 'wrong' in settings.xml") }
assert context.endpoint.paidCalls() == 0
