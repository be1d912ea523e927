import io.github.seedreamplugin.testing.Answer
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
context.endpoint.onPrompt('Something the provider does not like', Answer.moderated())
def build = new UserBuild(basedir)
build.calling(context.endpoint)
