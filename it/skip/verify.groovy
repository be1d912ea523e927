import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('INFO').count('Skipped, because seedream.skip is true') == 2
assert context.endpoint.requests().isEmpty()
assert build.files('target').isEmpty()
assert build.files('home').isEmpty()
