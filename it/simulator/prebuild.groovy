import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.util.concurrent.CompletableFuture

// The goal runs until it is stopped, so somebody must ask it for its credits and then stop it.
def port = new ServerSocket(0).withCloseable { it.localPort }
new File(basedir, 'test.properties').text = 'seedream.port=' + port
context.answer = new CompletableFuture<String>()
Thread.startDaemon {
    def client = HttpClient.newHttpClient()
    def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port/v1/get-user-credits"))
        .header('x-api-key', 'any').build()
    while (!context.answer.done) {
        try {
            context.answer.complete(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
        } catch (IOException notYet) {
            Thread.sleep(100)
        }
    }
    ProcessHandle.current().descendants()
        .filter { it.info().arguments().orElse([] as String[]).any { a -> a.contains("seedream:simulator") } }
        .forEach { it.destroy() }
}
return true
