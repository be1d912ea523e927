import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def log = build.log('INFO')
assert log.contains('Add the plugin to pom.xml, below <build><plugins>:')
assert log.any { it.contains('<artifactId>seedream-maven-plugin</artifactId>') }
assert log.contains('Try it free of charge: mvn generate-resources -Dseedream.simulate=true')
assert build.files('src/main/seedream').contains('images.yaml')
