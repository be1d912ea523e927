import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def build = new UserBuild(basedir)
build.calling(context.endpoint)

// yesterday all was well
def reports = new File(basedir, 'target/seedream')
reports.mkdirs()
new File(reports, 'credit-report.json').text = '{ "status": "ok" }'
return true
