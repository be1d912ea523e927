import io.github.seedreamplugin.testing.Answer
import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()
def endpoint = context.endpoint
def picture = { n -> endpoint.uri("/pictures/${n}.jpg").toString() }
(1..20).each { endpoint.onPath("/pictures/${it}.jpg", Answer.picture()) }
endpoint.onPrompt('base64 under data', Answer.pictures(3))
endpoint.onPrompt('urls under data', Answer.urls(picture(1), picture(2), picture(3)))
endpoint.onPrompt('urls under images', Answer.json("""{"images": ["${picture(4)}", "${picture(5)}", "${picture(6)}"]}"""))
endpoint.onPrompt('objects under images', Answer.json("""{"images": [{"url": "${picture(7)}"}, {"url": "${picture(8)}"}]}"""))
endpoint.onPrompt('a list under output', Answer.json("""{"output": ["${picture(9)}", "${picture(10)}", "${picture(11)}"]}"""))
endpoint.onPrompt('one under output', Answer.json("""{"output": "${picture(12)}"}"""))
endpoint.onPrompt('one under image', Answer.json("""{"image": "${picture(13)}"}"""))
endpoint.onPrompt('a plain picture', Answer.picture())
def build = new UserBuild(basedir)
build.calling(context.endpoint)
build.with('seedream.maxCredits', '10')
