import io.github.seedreamplugin.testing.ScriptedEndpoint

context.endpoint = ScriptedEndpoint.start()
return true
