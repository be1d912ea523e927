import groovy.json.JsonSlurper
import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
assert context.endpoint.spent() == 0.105

// the whole build's bill lies in the directory that Maven was started in, and leads to the gallery of each module
def whole = new JsonSlurper().parseText(build.read('target/seedream/reactor.json'))
assert whole.status == 'failed'
assert whole.modules*.name.sort() == ['blog', 'press', 'shop']
assert whole.modules.collectEntries { [it.name, it.status] } == [shop: 'nothing-to-do', blog: 'failed', press: 'nothing-to-do']
def page = build.read('target/seedream/reactor.html')
['shop', 'blog', 'press'].each { module ->
    assert page.contains("href=\"../../$module/target/seedream/index.html\"")
    assert new File(basedir, "target/seedream/../../$module/target/seedream/index.html").isFile()
}
assert build.files('target/seedream') == ['gallery.css', 'reactor.html', 'reactor.json', 'reactor.md']

// of several outputs with one name the last counts, and it must not hide the failure of a module before it
def outputs = (build.read('github-output') =~ /(?m)^(\w+)<<(\S+)\n(.*)\n\2$/).collect { [it[1], it[3]] }
def last = { run -> run.collectEntries { it } }
def runs = outputs.findIndexValues { it[0] == 'status' }
def first = last(outputs[0..<(outputs.size() / 2 as int)])
assert first.status == 'failed' && new BigDecimal(first.spent) == 0.105 && first.report.endsWith('reactor.json')
def second = last(outputs)
assert second.status == 'failed' && new BigDecimal(second.spent) == 0 && second.report.endsWith('reactor.json')

// where modules build at once, each line of theirs says which one it is of
def at = build.log().indexOf('Using the MultiThreadedBuilder implementation')
assert at > 0
def lines = build.log().substring(at).readLines()*.replaceFirst(/^\[(INFO|WARNING|ERROR)\] /, '')
assert lines.any { it.startsWith('[shop] Gallery: ') } && lines.any { it.startsWith('[press] Gallery: ') }
def ofTheGoal = lines.findAll { it =~ /(^|\] )(\d+ images?[,:]|credits: |Gallery: |image +state )/ }
assert ofTheGoal && ofTheGoal.every { it =~ /^\[(shop|blog|press)\] / } : ofTheGoal

assert build.log().contains('There is no src/main/seedream/images.yaml in this module. Maven runs a goal that is named on'
    + ' the command line once, and not in each module; run it with -f for each of these, which have a manifest: ')
