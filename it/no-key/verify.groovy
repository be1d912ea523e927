import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.log().contains("""\
[ERROR] src/main/seedream/images.yaml:[3,3] NO_KEY hero: No API key was found. Put it into settings.xml:

  <servers>
    <server>
      <id>nobody</id>
      <password>YOUR-SEGMIND-API-KEY</password>
    </server>
  </servers>

or into the environment variable SEGMIND_API_KEY. To try the build without a key and free of charge,
run it with -Dseedream.simulate
""")
def report = build.report()
assert report.get('status').asString() == 'failed'
assert report.get('images').get(0).get('state').asString() == 'not-started'
assert report.get('images').get(0).at('/problem/code').asString() == 'NO_KEY'

assert context.endpoint.requests().isEmpty()
