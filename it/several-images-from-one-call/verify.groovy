import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

assert build.pictures() == [
    'data-b64-1.jpg', 'data-b64-2.jpg', 'data-b64-3.jpg',
    'data-url-1.jpg', 'data-url-2.jpg', 'data-url-3.jpg',
    'image-one-1.jpg',
    'images-objects-1.jpg', 'images-objects-2.jpg',
    'images-strings-1.jpg', 'images-strings-2.jpg', 'images-strings-3.jpg',
    'output-list-1.jpg', 'output-list-2.jpg', 'output-list-3.jpg',
    'output-one-1.jpg',
    'plain-1.jpg']
assert context.endpoint.paidCalls() == 8

// the key went to the service and nowhere else
context.endpoint.requests().findAll { it.path().startsWith('/pictures/') }.each { assert it.header('x-api-key') == '' }

def report = build.report()
assert report.get('status').asString() == 'ok'
assert report.get('images')*.get('requested')*.asInt() == [3] * 8
assert report.get('images')*.get('received')*.asInt() == [3, 3, 3, 2, 3, 1, 1, 1]
