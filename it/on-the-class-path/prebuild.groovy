import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.addResources', 'true')

// what an earlier manifest made, or a user put there
def old = new File(basedir, 'target/generated-resources/seedream/pictures/old.jpg')
old.parentFile.mkdirs()
old.bytes = [1, 2, 3] as byte[]
return true
