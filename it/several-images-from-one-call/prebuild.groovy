import io.github.seedreamplugin.testing.ScriptedAnswer
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def endpoint = context.endpoint
def picture = { n -> endpoint.uri("/pictures/${n}.jpg").toString() }
(1..20).each { endpoint.onPath("/pictures/${it}.jpg", ScriptedAnswer.picture()) }
endpoint.onPrompt('base64 under data', ScriptedAnswer.pictures(3))
endpoint.onPrompt('urls under data', ScriptedAnswer.urls(picture(1), picture(2), picture(3)))
endpoint.onPrompt('urls under images', ScriptedAnswer.json("""{"images": ["${picture(4)}", "${picture(5)}", "${picture(6)}"]}"""))
endpoint.onPrompt('objects under images', ScriptedAnswer.json("""{"images": [{"url": "${picture(7)}"}, {"url": "${picture(8)}"}]}"""))
endpoint.onPrompt('a list under output', ScriptedAnswer.json("""{"output": ["${picture(9)}", "${picture(10)}", "${picture(11)}"]}"""))
endpoint.onPrompt('one under output', ScriptedAnswer.json("""{"output": "${picture(12)}"}"""))
endpoint.onPrompt('one under image', ScriptedAnswer.json("""{"image": "${picture(13)}"}"""))
endpoint.onPrompt('a plain picture', ScriptedAnswer.picture())
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.maxCredits', '10')
