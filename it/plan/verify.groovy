import io.github.seedreamplugin.testing.UserBuild
import tools.jackson.databind.json.JsonMapper

def build = new UserBuild(basedir)
def plan = { JsonMapper.shared().readTree(build.read("target/${it}/plan.json")) }

// a plan asks for the balance, and for nothing else; only generate buys, what it planned
assert context.endpoint.generationRequests().size() == 2
assert context.endpoint.requests().first().method() == 'GET'
assert context.endpoint.requests().last().method() == 'GET'

def before = plan('before')
assert before.get('images')*.get('action')*.asString() == ['buy', 'buy']
assert before.get('images')*.get('reason')*.asString() == ['new', 'new']
assert before.get('credits').get('cost').decimalValue() == 0.07
assert before.get('credits').get('left').decimalValue() == 9.93

def after = plan('after')
assert after.get('images')*.get('action')*.asString() == ['buy', 'buy', 'buy']
assert after.get('images')*.get('reason')*.asString() == [
    'prompt changed: A [-futuristic-] {+golden+} cityscape {+at dawn+}',
    'size 2K -> 3K; take 1 -> 2',
    'new']
assert after.get('credits').get('cost').decimalValue() == 0.21
assert after.get('credits').get('balance').decimalValue() == 9.93
assert after.get('seconds').decimalValue() == 36

assert !plan('keyless').get('credits').has('balance')

def log = build.log('INFO')
assert log.contains('3 images: 3 to buy, 0 to restore, 0 current')
assert log.contains('This would cost 0.21 credits at most.')
assert log.contains('The account has 9.93 credits; 9.72 would be left')
assert log.contains('It would take about 36.0 s.')

assert build.read('target/after/plan.md').contains('| card | buy | size 2K -&gt; 3K; take 1 -&gt; 2 | 0.035 |')
