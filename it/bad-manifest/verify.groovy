import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log().contains(build.read('outcome.txt'))
assert build.log('ERROR').any {
    it.contains('7 problems in src/main/seedream/images.yaml; nothing was called and nothing was bought')
}
assert context.endpoint.requests().isEmpty()
assert build.pictures().isEmpty()
assert !build.log().contains('Exception: ') && !build.log().contains('\tat ')
