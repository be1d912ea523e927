import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def warned = { text -> assert build.log('WARNING').any { it.contains(text) } }
warned('generate would fail: FROZEN hero')
warned('generate would fail: OVER_BUDGET: the plan may cost 0.07 credits, and seedream.maxCredits allows 0.05')
warned('generate would fail: LOW_BALANCE: the plan may cost 0.07 credits, and the account holds 10.00, of which'
    + ' seedream.minRemainingCredits keeps 9.95')
warned('The balance is not known, and generate would need a key: There is no API key')
assert !build.log().contains('generate would fail: NO_KEY')
assert build.log('ERROR').any { it.contains('generate would fail, and seedream.failIfBlocked is true') }
assert context.endpoint.paidCalls() == 0
