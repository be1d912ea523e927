package io.github.seedreamplugin.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the endpoint by the documents alone. */
final class TestClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final LoopbackClient client = new LoopbackClient();
    private final ScriptedEndpoint endpoint;

    TestClient(ScriptedEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    HttpResponse<byte[]> post(URI uri, String prompt, int images) {
        String body = "{\"prompt\":\"" + prompt + "\",\"max_images\":" + images + "}";
        return client.send(request(uri).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> get(URI uri) {
        return client.send(request(uri).GET());
    }

    JsonNode json(URI uri) {
        return json(get(uri));
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(text(response));
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static URI uri(JsonNode text) {
        return URI.create(text.asString());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("x-api-key", endpoint.key())
                .header("content-type", "application/json");
    }
}
