import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('ERROR').contains('src/main/seedream/images.yaml:[3,3] FROZEN hero: it needs to be bought (new),'
    + ' but seedream.frozen is true; buy it in a build without it, and commit the lock')
assert build.report().get('images').get(0).at('/problem/code').asString() == 'FROZEN'
assert context.endpoint.requests().isEmpty()
