import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.StatedFact
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
// the service states what a call cost, so no more than the price is set aside for the next
context.endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST)
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.maxCredits', '0.10')
build.with('seedream.allowPartial', 'true')
