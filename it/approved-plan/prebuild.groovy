import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)
