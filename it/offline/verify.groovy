import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.report().get('images').get(0).at('/problem/code').asString() == 'OFFLINE'
assert build.log('ERROR').any { it.startsWith('src/main/seedream/images.yaml:[3,3] OFFLINE hero: ') }
