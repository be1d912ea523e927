import io.github.seedreamplugin.testing.ScriptedEndpoint
import io.github.seedreamplugin.testing.UserBuild

context.endpoint = ScriptedEndpoint.start()

// a proxy that passes on what it gets, and remembers it
context.passedOn = Collections.synchronizedList([])
def client = java.net.http.HttpClient.newHttpClient()
def proxy = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
proxy.createContext('/') { exchange ->
    context.passedOn << exchange.requestMethod + ' ' + exchange.requestURI
    def target = context.endpoint.uri(exchange.requestURI.path)
    def body = java.net.http.HttpRequest.BodyPublishers.ofByteArray(exchange.requestBody.readAllBytes())
    def request = java.net.http.HttpRequest.newBuilder(target).method(exchange.requestMethod, body)
    request.header('x-api-key', exchange.requestHeaders.getFirst('x-api-key'))
    exchange.requestHeaders.get('content-type')?.each { request.header('content-type', it) }
    def answer = client.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray())
    answer.headers().map().each { name, values -> exchange.responseHeaders.put(name, values) }
    exchange.sendResponseHeaders(answer.statusCode(), answer.body().length)
    exchange.responseBody.withCloseable { it.write(answer.body()) }
}
proxy.start()
context.proxy = proxy
def proxies = """\
  <proxies>
    <proxy>
      <id>office</id>
      <active>true</active>
      <protocol>http</protocol>
      <host>127.0.0.1</host>
      <port>${proxy.address.port}</port>
      <nonProxyHosts>localhost|*.example.com</nonProxyHosts>
    </proxy>
  </proxies>
"""
def settings = new File(basedir, '../../../it/settings.xml').text
new File(basedir, 'settings-with-proxy.xml').text = settings.replace('  <servers>', proxies + '  <servers>')

def build = new UserBuild(basedir)
build.calling(context.endpoint)
