import io.github.seedreamplugin.testing.UserBuild

context.registry.close()
def build = new UserBuild(basedir)

// two pictures, bought by the first machine alone
assert context.endpoint.paidCalls() == 2
for (machine in ['one', 'two']) {
    assert build.files("target/pictures-$machine") == ['card.jpg', 'hero.jpg', 'hero@640.jpg'] : build.files("target/pictures-$machine")
}
for (picture in ['card.jpg', 'hero.jpg']) {
    assert new File(basedir, "target/pictures-one/${picture}").bytes == new File(basedir, "target/pictures-two/${picture}").bytes
}
assert build.report('target/second').get('images')*.get('state')*.asString() == ['restored', 'restored']

// all of it lies in one package, without folders, and the registry refused no name
def files = context.registry.files()
assert files.every { it.startsWith('seedream-bank/1/') }
assert files.contains('seedream-bank/1/seedream-bank.json')
assert files.count { it.startsWith('seedream-bank/1/records.') } == 2
assert files.count { it.startsWith('seedream-bank/1/blobs.') } == 2
assert !context.registry.requests().any { it.endsWith(' 400') } : context.registry.requests()
assert context.registry.requests().any { it.startsWith('PUT seedream-bank/1/blobs.') && it.endsWith(' 403') }

def third = build.report('target/third').get('images')
assert third*.at('/problem/code')*.asString() == ['SHARED_BANK_UNREACHABLE'] * 2
assert third*.at('/problem/message')*.asString().every { it.contains("the <server> 'nobody' in settings.xml") }

assert build.log('ERROR').any { it.contains('seedream.bankUrl is in a generic package registry, so it must end with the name and the version of one package') }
