// Every command that README.md and the pages of the site show in a line of text runs as it is written there: in a project
// that has the plugin, or in a directory without one if it names the plugin in full.
def repository = new File(basedir, '../../..').canonicalFile
def version = (new File(basedir, 'pom.xml').text =~ /<plugin.version>(.+)<\/plugin.version>/)[0][1]
def released = version - '-SNAPSHOT'

// commands of Maven itself, which are not about a goal of the plugin
def others = ['mvn --encrypt-password', 'mvn -T', 'mvn -X', 'mvn -s', 'mvn clean', 'mvn site', 'mvn generate-resources site']
def pages = [new File(repository, 'README.md')] + new File(repository, 'src/site/markdown').listFiles().findAll { it.name.endsWith('.md') }
def commands = pages.collectMany { page -> (page.text =~ /`(mvn[^`]*)`/).collect { it[1] } }.unique() - others
assert commands.size() > 5

def bank = new File(basedir, 'shared-bank')
bank.mkdirs()
def runs = 0
def run = { String command ->
    def directory = new File(basedir, "command-${++runs}")
    // without a POM a goal has no prefix: the command names it in full
    def inFull = command.contains("io.github.seedreamplugin:seedream-maven-plugin:$released:")
    def manifest = new File(directory, inFull ? 'marketing/images.yaml' : 'src/main/seedream/images.yaml')
    new File(directory, '.mvn').mkdirs()
    new File(directory, '.mvn/maven.config').text = ["-Dmaven.repo.local=$localRepositoryPath", "-Dseedream.version=$version",
        "-Dseedream.home=${new File(directory, 'home')}", "-Dseedream.endpoint=${context.endpoint.uri()}",
        "-Dseedream.simulate=false", "-Dseedream.bankUrl=${command.endsWith('bank-push') ? bank.toURI() : ''}",
        '-s', new File(basedir, '../interpolated-settings.xml').canonicalPath].join('\n')
    if (!inFull) {
        new File(directory, 'pom.xml').text = new File(repository, 'examples/quickstart/pom.xml').text
    }
    if (!command.contains(':init')) {
        manifest.parentFile.mkdirs()
        manifest.text = 'version: 1\nimages:\n  hero:\n    prompt: A lighthouse\n'
    }
    def line = command.replace(":$released:", ":$version:").replaceFirst('^mvn', System.getProperty('maven.home') + '/bin/mvn -B')
    // a command that goes on with a value of the user's own
    if (line.endsWith('-Dseedream.bankUrl=')) {
        line += bank.toURI()
    }
    def log = new File(directory, 'build.log')
    def process = new ProcessBuilder(line.split(' ')).directory(directory).redirectErrorStream(true).redirectOutput(log).start()
    process.outputStream.close()
    assert process.waitFor() == 0 : "$command: ${log.text}"
}
commands.each { run(it) }
return true
