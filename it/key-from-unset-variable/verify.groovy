import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('ERROR').any { it.contains("NO_KEY hero: No API key was found: the <password> of"
    + " <server> 'unset' in settings.xml is \${env.SEEDREAM_IT_UNSET}, and the environment variable SEEDREAM_IT_UNSET is"
    + ' not set. Put it into settings.xml:') }
assert context.endpoint.requests().isEmpty()
