new File(basedir, 'test.properties').text = 'seedream.home=' + new File(basedir, 'home')
return true
