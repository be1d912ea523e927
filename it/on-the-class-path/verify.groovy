import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

import java.util.jar.JarFile

def inJar = new JarFile(new File(basedir, 'target/on-the-class-path-1.jar')).withCloseable { jar ->
    assert jar.getEntry('pictures/old.jpg') == null : 'the manifest does not describe it'
    jar.getInputStream(jar.getEntry('pictures/hero.jpg')).readAllBytes()
}
assert inJar == new File(basedir, 'target/generated-resources/seedream/pictures/hero.jpg').bytes
assert context.endpoint.paidCalls() == 1
