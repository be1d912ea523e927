import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)

// a shared folder that is there, as a drive is when it is connected
return new File(basedir, 'shared').mkdirs()
