import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

import groovy.json.JsonSlurper

def sent = context.endpoint.generationRequests().collectEntries { [it.prompt(), new JsonSlurper().parseText(it.body())] }

// every attribute is sent, those that the manifest leaves out too
assert sent['A futuristic cityscape with flying cars at dusk'] == [
    prompt: 'A futuristic cityscape with flying cars at dusk',
    aspect_ratio: '16:9', size: '3K', max_images: 4, optimize_prompt: 'fast', watermark: false]
assert sent['flat poster in three colours'] == [
    prompt: 'flat poster in three colours',
    aspect_ratio: '16:9', size: '2K', max_images: 1, optimize_prompt: 'standard', watermark: false]
assert build.pictures() == ['hero-1.jpg', 'hero-2.jpg', 'hero-3.jpg', 'hero-4.jpg', 'social/card.jpg']
