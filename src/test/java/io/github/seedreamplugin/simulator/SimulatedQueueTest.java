package io.github.seedreamplugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.testing.LoopbackClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class SimulatedQueueTest {

    private final LoopbackClient client = new LoopbackClient();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = new Simulator(SimulatorSettings.defaults(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void acceptsAtOnceAndChargesWhenTheJobIsCompleted() throws IOException {
        restart(SimulatorSettings.defaults().withLatency(Duration.ofMillis(300)));
        JsonNode accepted = submit("a fox", 2);
        assertThat(accepted.path("status").asString()).isEqualTo("QUEUED");
        assertThat(simulator.paidCalls()).isZero();

        JsonNode status = ended(accepted);
        assertThat(status.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(status.path("metrics").path("cost").decimalValue()).isEqualByComparingTo("0.07");
        assertThat(status.path("metrics").path("remaining_credits").decimalValue())
                .isEqualByComparingTo("9.93");
        JsonNode images = result(accepted).path("images");
        assertThat(images).hasSize(2);
        HttpResponse<byte[]> picture =
                client.send(HttpRequest.newBuilder(uri(images.path(1).path("url"))));
        assertThat(picture.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(simulator.paidCalls()).isEqualTo(1);
    }

    @Test
    void answersAFailedJobWith422AndCostsNothing() {
        JsonNode accepted = submit("a [simulate moderated]", 1);
        JsonNode status = ended(accepted);

        assertThat(client.send(keyed(uri(accepted.path("response_url")))).statusCode())
                .isEqualTo(422);
        assertThat(status.path("error").asString()).contains("sensitive information");
        assertThat(status.path("metrics").has("cost")).isFalse();
        assertThat(simulator.paidCalls()).isZero();
    }

    @Test
    void goesOnWithARequestWhoseAcceptanceWasLost() {
        assertThatThrownBy(() -> submit("[simulate lost]", 1)).hasRootCauseInstanceOf(IOException.class);

        JsonNode row = history("").path(0);
        assertThat(row.path("request_body").path("prompt").asString()).isEqualTo("[simulate lost]");
        ended(uri("/v2/requests/" + row.path("request_id").asString() + "/status"));
        assertThat(history("?status=COMPLETED")
                        .path(0)
                        .path("credits_deduction")
                        .decimalValue())
                .isEqualByComparingTo("0.035");
    }

    @Test
    void forgetsAJobWhileTheHistoryStillKnowsItsPictures() {
        JsonNode accepted = submit("[simulate forgotten]", 2);
        URI status = uri(accepted.path("status_url"));
        while (client.send(keyed(status)).statusCode() != 404) {
            Thread.onSpinWait();
        }

        assertThat(history("")).hasSize(2).allSatisfy(row -> {
            assertThat(row.path("request_id").asString())
                    .isEqualTo(accepted.path("request_id").asString());
            assertThat(row.path("credits_deduction").decimalValue()).isEqualByComparingTo("0.07");
            assertThat(client.send(HttpRequest.newBuilder(uri(row.path("generation_url"))))
                            .statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void laysReadingsAndHistoryBehindByItsLag() throws IOException {
        restart(SimulatorSettings.defaults().withLag(Duration.ofHours(1)));
        HttpResponse<byte[]> bought = direct("a fox", 1);

        assertThat(bought.headers().firstValue("x-cost")).contains("0.035");
        assertThat(bought.headers().firstValue("x-remaining-credits")).contains("10");
        assertThat(history("")).isEmpty();
        assertThat(simulator.remainingCredits()).isEqualByComparingTo("9.965");
    }

    @Test
    void statesCostAndRequestIdOfADirectCallEvenWhenItFails() {
        HttpResponse<byte[]> charged = direct("[simulate charged 500]", 1);
        HttpResponse<byte[]> free = direct("[simulate error 200]", 1);

        assertThat(charged.statusCode()).isEqualTo(500);
        assertThat(charged.headers().firstValue("x-cost")).contains("0.035");
        assertThat(history("").path(1).path("request_id").asString())
                .isEqualTo(charged.headers().firstValue("x-request-id").orElse(""));
        assertThat(free.statusCode()).isEqualTo(200);
        assertThat(free.headers().firstValue("x-cost")).contains("0");
        assertThat(json(free).path("error").asString()).contains("no credits were used");
    }

    @Test
    void rehearsesPiecesThatAreBusyOrMissing() {
        JsonNode busy = json(direct("[simulate busy link]", 2)).path("data");
        URI last = uri(busy.path(1).path("url"));
        for (int i = 0; i < 4; i++) {
            assertThat(client.send(HttpRequest.newBuilder(last)).statusCode()).isEqualTo(503);
        }
        assertThat(client.send(HttpRequest.newBuilder(last)).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> partly = direct("[simulate partly]", 2);
        assertThat(json(partly)
                        .path("data")
                        .path(1)
                        .path("error")
                        .path("message")
                        .asString())
                .contains("sensitive");
        assertThat(partly.headers().firstValue("x-cost")).contains("0.035");
    }

    @Test
    void rehearsesBodiesThatLie() throws IOException {
        assertThatThrownBy(() -> direct("[simulate wrong length]", 1)).hasRootCauseInstanceOf(IOException.class);
        HttpResponse<byte[]> gzip = direct("[simulate gzip]", 1);

        assertThat(gzip.headers().firstValue("content-encoding")).contains("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertThat(in.readNBytes(2)).containsExactly(0xFF, 0xD8);
        }
    }

    @Test
    void chargesAGatewaysTimeoutLater() {
        assertThat(direct("[simulate late 504]", 1).statusCode()).isEqualTo(504);
        assertThat(simulator.paidCalls()).isZero();
        while (history("").path(0).path("model_status").asString().equals("PENDING")) {
            Thread.onSpinWait();
        }
        assertThat(simulator.paidCalls()).isEqualTo(1);
    }

    private void restart(SimulatorSettings settings) throws IOException {
        simulator.close();
        simulator = new Simulator(settings, Clock.systemUTC());
    }

    private JsonNode submit(String prompt, int images) {
        return json(post(simulator.queueEndpoint(), prompt, images));
    }

    private HttpResponse<byte[]> direct(String prompt, int images) {
        return post(simulator.endpoint(), prompt, images);
    }

    private HttpResponse<byte[]> post(URI uri, String prompt, int images) {
        String body = "{\"prompt\": \"" + prompt + "\", \"max_images\": " + images + "}";
        return client.send(keyed(uri).POST(BodyPublishers.ofString(body)));
    }

    private JsonNode ended(JsonNode accepted) {
        return ended(uri(accepted.path("status_url")));
    }

    private JsonNode ended(URI status) {
        JsonNode now = json(client.send(keyed(status)));
        while (now.path("status").asString().matches("QUEUED|PROCESSING")) {
            now = json(client.send(keyed(status)));
        }
        return now;
    }

    private JsonNode result(JsonNode accepted) {
        return json(client.send(keyed(uri(accepted.path("response_url")))));
    }

    private JsonNode history(String query) {
        return json(client.send(keyed(URI.create(simulator.historyUri() + query))))
                .path("data");
    }

    private URI uri(String path) {
        return simulator.endpoint().resolve(path);
    }

    private static URI uri(JsonNode text) {
        return URI.create(text.asString());
    }

    private static HttpRequest.Builder keyed(URI uri) {
        return HttpRequest.newBuilder(uri).header("x-api-key", "any");
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return new JsonMapper().readTree(response.body());
    }
}
