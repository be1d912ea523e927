import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)

def output = new File(basedir, 'target/generated-resources/seedream')
output.mkdirs()
new File(output, 'notes.txt').text = 'a file of somebody else'
return true
