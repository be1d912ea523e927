import io.github.seedreamplugin.testing.ScriptedAnswer
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
context.endpoint.onPrompt('What the provider refuses', ScriptedAnswer.moderated())
def build = new UserBuild(basedir)
build.calling(context.endpoint)
