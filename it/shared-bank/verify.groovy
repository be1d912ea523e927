import io.github.seedreamplugin.testing.UserBuild

context.nginx.destroy()
def build = new UserBuild(basedir)

// two pictures, bought by the first machine alone
assert context.endpoint.paidCalls() == 2
assert build.files('target/pictures-one') == ['card.jpg', 'hero.jpg']
assert build.files('target/pictures-two') == ['card.jpg', 'hero.jpg']
for (picture in ['card.jpg', 'hero.jpg']) {
    assert new File(basedir, "target/pictures-one/${picture}").bytes == new File(basedir, "target/pictures-two/${picture}").bytes
}
assert build.report('target/second').get('images')*.get('state')*.asString() == ['restored', 'restored']

// the store has each picture under its digest and each record once, put with the credentials of settings.xml
assert build.files('nginx/store').findAll { it.startsWith('bank/blobs/') }.size() == 2
assert build.files('nginx/store').findAll { it.startsWith('bank/records/') }.size() == 2
assert build.read('nginx/access.log').readLines().findAll { it.contains('"PUT ') && it.contains('" 201 ') }.every { it.contains(' builder ') }

assert build.report('target/third').get('images')*.at('/problem/code')*.asString() == ['SHARED_BANK_UNREACHABLE'] * 2

// neither a store that is no bank yet nor one that refuses the credentials is taken for an empty bank
def zeroth = build.report('target/zeroth').get('images')
assert zeroth*.at('/problem/code')*.asString() == ['SHARED_BANK_UNREACHABLE'] * 2
assert zeroth*.at('/problem/message')*.asString().every { it.contains('create the bank with seedream:bank-push') }
def third = build.report('target/third').get('images')
assert third*.at('/problem/message')*.asString().every { it.contains("check the <server> 'wrong' in settings.xml") }
