import io.github.seedreamplugin.testing.ScriptedAnswer
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start('0.035', '0.10')
// somebody else spends from the account meanwhile
context.endpoint.onPrompt('The second', ScriptedAnswer.error(406, 'Not enough credits'))
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.allowPartial', 'true')
build.with('seedream.maxConcurrent', '1')
