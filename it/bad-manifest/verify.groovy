import io.github.seedreamplugin.testing.UserBuild

def build = new UserBuild(basedir)

def problems = build.log('ERROR').findAll { it.startsWith('src/main/seedream/images.yaml:[') }
assert problems == [
    '[3,9] NOT_ALLOWED size is "4K", but must be 2K or 3K',
    '[6,13] BLANK_PROMPT prompt is blank: say what the picture shall show',
    '[7,19] NOT_ALLOWED aspect_ratio is "16:10", but must be 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3 or 21:9',
    '[8,3] MISSING_PROMPT "card" has no prompt, and the defaults have none: add prompt: … below it',
    '[9,5] UNKNOWN_ATTRIBUTE "promt" is no attribute of an image; known are prompt, aspect_ratio, size, max_images,'
        + ' optimize_prompt, watermark or take; did you mean prompt?',
    '[10,3] NAME_COLLISION the name Hero differs only in case from hero on line 5, and not every file system tells'
        + ' them apart: rename one',
    '[12,17] OUT_OF_RANGE max_images is the number 16, but must be a whole number from 1 to 15'
].collect { 'src/main/seedream/images.yaml:' + it }
assert build.log().contains("""\
[ERROR]     aspect_ratio: 16:10
[ERROR]                   ^
""")
assert build.log('ERROR').any { it.contains('7 problems in src/main/seedream/images.yaml;') }
assert build.log('ERROR').any { it.contains('nothing was called and nothing was bought') }
assert context.endpoint.requests().isEmpty()
assert build.pictures().isEmpty()
assert !build.log().contains('Exception: ') && !build.log().contains('\tat ')
