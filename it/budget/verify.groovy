import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log('WARNING').contains('The plan may cost 0.14 credits; this run stops at the 0.10 that'
    + ' seedream.maxCredits allows')
assert context.endpoint.spent() == 0.07
assert build.pictures().size() == 2

def report = build.report()
assert report.get('images')*.get('state')*.asString().countBy { it } == [bought: 2, 'not-started': 2]
assert report.get('credits').get('spent').decimalValue() == 0.07
assert build.log('ERROR').any { it.contains('OVER_BUDGET') && it.contains('raise it to 0.105 or more') }
