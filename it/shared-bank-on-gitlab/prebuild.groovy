import io.github.seedreamplugin.testing.PackageRegistry
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
context.registry = PackageRegistry.start('glcbt-0123456789')
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.bankUrl', context.registry.url('seedream-bank/1'))
build.with('seedream.bankId', 'gitlab')
