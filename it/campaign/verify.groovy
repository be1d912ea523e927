import io.github.seedreamplugin.testing.UserBuild

import javax.imageio.ImageIO

def build = new UserBuild(basedir)

// one entry with a matrix is fifteen banners: two styles, three shapes, three languages, less what is excluded
def banners = build.pictures().findAll { it ==~ /banner\/(poster|photo)-(wide|badge|story)-(en|de|fr)\.jpg/ }
assert banners.size() == 15
assert banners.every { !it.contains('photo-badge') }
def story = ImageIO.read(new File(basedir, 'target/generated-resources/seedream/banner/poster-story-de.jpg'))
assert [story.width, story.height] == [1440, 2560]

def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('images')*.get('name')*.asString().contains('banner/photo-wide-fr')
assert report.get('images')*.get('state')*.asString() == ['simulated'] * 16
assert build.log('WARNING') == ['SIMULATED: nothing was bought and nothing was paid.']
