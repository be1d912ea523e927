import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == ['hero.jpg']
assert context.endpoint.paidCalls() == 1
// neither form of the key is printed, nor written to the report
[build.log(), build.read('target/seedream/credit-report.json')].each {
    assert !it.contains(context.endpoint.key())
    assert !it.contains('Gcvkfut')
}
return
