import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)
def text = { page -> build.read(page).replaceAll(/<[^>]*>/, ' ').replaceAll(/\s+/, ' ') }

def before = text('target/site-before/seedream-pictures.html')
assert before.contains('There are no pictures to show: the goal generate has written no report to ')
assert before.contains('Run it before the site, as in: mvn generate-resources site')
assert build.files('target/site-before/seedream-pictures').isEmpty()

['target/site', 'target/site-by-doxia-1'].each { site ->
    assert build.read("$site/project-reports.html").contains('href="seedream-pictures.html"')

    def page = text("$site/seedream-pictures.html")
    assert page.contains('2 images: 1 bought, 1 failed. From src/main/seedream/images.yaml, ')
    assert page.contains('spent 0.035 ')
    assert page.contains('Gallery: every picture with its prompt')

    // whatever the page shows and links to is in the site, and the gallery works there as it did before
    def html = build.read("$site/seedream-pictures.html")
    def named = (html =~ /(?:src|href)="\.?\/?(seedream-pictures\/[^"#]+)/).collect { it[1] }.unique()
    assert named == ['seedream-pictures/index.html']
    named.each { assert new File(basedir, "$site/$it").length() > 0 }
    def copied = build.files("$site/seedream-pictures")
    assert copied.findAll { !it.contains('/') } == ['credit-report.json', 'credit-report.md', 'gallery.css', 'index.html']
    assert copied.count { it.startsWith('thumbnails/') } == 1 && copied.count { it.startsWith('previews/') } == 1
    assert build.read("$site/seedream-pictures/index.html") == build.read('target/seedream/index.html')
}

assert build.log().contains('The goal report makes a page of the site: add the plugin under <reporting> in pom.xml and'
        + ' run mvn site')
// a site buys nothing
assert context.endpoint.paidCalls() == 1
