import io.github.seedreamplugin.testing.UserBuild
import java.util.zip.ZipFile

def build = new UserBuild(basedir)
assert ['tar', '-xzf', 'apache-maven-3.9.16-bin.tar.gz'].execute(null, new File(basedir, 'maven')).waitFor() == 0

def runs = 0
def run = { String... arguments ->
    def log = new File(basedir, "run-${++runs}.log")
    def command = ['maven/apache-maven-3.9.16/bin/mvn', '-B', '-s', '../interpolated-settings.xml',
        "-Dmaven.repo.local=$localRepositoryPath", "-Dmaven.build.cache.location=$basedir/cache",
        "-Dseedream.home=$basedir/home", "-Dseedream.endpoint=${context.endpoint.uri()}"]
    command.addAll(arguments.any { !it.startsWith('-') } ? arguments.toList() : ['package', *arguments])
    def process = new ProcessBuilder(command*.toString()).directory(basedir)
        .redirectErrorStream(true).redirectOutput(log).start()
    process.outputStream.close()
    [code: process.waitFor(), log: log.text]
}
def pictureInTheJar = {
    new ZipFile(new File(basedir, 'target/build-cache-1.jar')).withCloseable { jar ->
        jar.getInputStream(jar.getEntry('hero.jpg')).bytes.encodeBase64().toString()
    }
}
def manifest = new File(basedir, 'src/main/seedream/images.yaml')

def first = run()
assert first.code == 0 : first.log
def lighthouse = pictureInTheJar()
assert context.endpoint.paidCalls() == 1

// the lock that the first build wrote is an input of the second
assert run().code == 0
def second = run()
assert second.code == 0 && second.log.contains('Found cached build') : second.log
assert pictureInTheJar() == lighthouse

// what the cache brings back after a clean is the jar, the pictures and their reports
def afterClean = run('clean', 'package')
assert afterClean.code == 0 && afterClean.log.contains('Found cached build') : afterClean.log
assert pictureInTheJar() == lighthouse
assert new File(basedir, 'target/generated-resources/seedream/hero.jpg').bytes.encodeBase64().toString() == lighthouse
assert new File(basedir, 'target/seedream/index.html').isFile()
assert context.endpoint.paidCalls() == 1

manifest.text = manifest.text.replace('A lighthouse', 'A harbour')
def changed = run()
assert changed.code == 0 : changed.log
assert context.endpoint.paidCalls('A harbour') == 1
assert pictureInTheJar() != lighthouse

def good = manifest.text
manifest.text = good + '    aspect_ratio: 16:8\n'
assert run().code != 0

// a simulated build is not taken for a real one, nor a real one for a simulated one
manifest.text = good.replace('A harbour', 'A mountain')
assert run('-Dseedream.simulate=true').code == 0
def simulated = pictureInTheJar()
assert context.endpoint.paidCalls('A mountain') == 0
def real = run()
assert real.code == 0 : real.log
assert context.endpoint.paidCalls('A mountain') == 1
assert pictureInTheJar() != simulated
