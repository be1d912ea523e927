package io.github.seedreamplugin.testing;

import static io.github.seedreamplugin.testing.ScriptedAnswer.accepted;
import static io.github.seedreamplugin.testing.ScriptedAnswer.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScriptedQueueTest {

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "1.00");
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void acceptsCompletesAndChargesAndServesThePictures() {
        JsonNode accepted = submit("a cat", 2);
        JsonNode status = client.json(TestClient.uri(accepted.path("status_url")));
        JsonNode result = client.json(TestClient.uri(accepted.path("response_url")));

        assertThat(accepted.path("status").asString()).isEqualTo("QUEUED");
        assertThat(status.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(status.path("metrics").path("cost").decimalValue()).isEqualByComparingTo("0.07");
        assertThat(status.path("metrics").path("remaining_credits").decimalValue())
                .isEqualByComparingTo("0.93");
        assertThat(result.path("images")).hasSize(2);
        HttpResponse<byte[]> picture =
                client.get(TestClient.uri(result.path("output").path(1)));
        assertThat(endpoint.files()).containsValue(TestPictures.sha256(picture.body()));
        assertThat(endpoint.sales()).extracting(Sale::requestId).containsExactly(id(accepted));
    }

    @Test
    void answersAFailedJobWith422AndItsWordsAndChargesNothing() {
        endpoint.otherwise(accepted(ScriptedJob.failed("sensitive")));
        JsonNode accepted = submit("a cat", 1);

        for (String url : new String[] {"status_url", "response_url"}) {
            HttpResponse<byte[]> answer = client.get(TestClient.uri(accepted.path(url)));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(TestClient.json(answer).path("error").asString()).isEqualTo("sensitive");
            assertThat(TestClient.json(answer).path("metrics").has("cost")).isFalse();
        }
        assertThat(endpoint.paidCalls()).isZero();
    }

    @Test
    void processesForSomePollsThatMayBeRefusedFirst() {
        endpoint.otherwise(accepted(ScriptedJob.completed().afterPolls(1).answeringPolls(error(429, "slow down"))));
        URI status = TestClient.uri(submit("a cat", 1).path("status_url"));

        assertThat(client.get(status).statusCode()).isEqualTo(429);
        assertThat(client.json(status).path("status").asString()).isEqualTo("PROCESSING");
        assertThat(endpoint.paidCalls()).isZero();
        assertThat(endpoint.inFlight()).isEqualTo(1);
        assertThat(client.json(status).path("status").asString()).isEqualTo("COMPLETED");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void holdsAJobUntilItIsReleasedAndChargesLateWhenToldTo() {
        endpoint.otherwise(accepted(ScriptedJob.completed().held().chargedLate()));
        URI status = TestClient.uri(submit("a cat", 1).path("status_url"));

        assertThat(client.json(status).path("status").asString()).isEqualTo("QUEUED");
        endpoint.release("a cat");
        assertThat(client.json(status).path("status").asString()).isEqualTo("COMPLETED");
        assertThat(client.json(status).path("metrics").has("cost")).isFalse();
        endpoint.settleLateCharges();
        assertThat(client.json(status).path("metrics").path("cost").asString()).isEqualTo("0.035");
    }

    @Test
    void forgetsAJobWhenItsHourIsOver() {
        URI status = TestClient.uri(submit("a cat", 1).path("status_url"));
        endpoint.queue().expire();

        assertThat(client.get(status).statusCode()).isEqualTo(404);
    }

    @Test
    void runsAJobWhoseAcceptanceIsLostAndNoneAfterAnError() {
        endpoint.next(ScriptedAnswer.closed().running(ScriptedJob.completed()), error(503, "busy"));

        assertThatThrownBy(() -> submit("a cat", 1)).hasRootCauseInstanceOf(IOException.class);
        assertThat(client.post(endpoint.queueUri(), "a dog", 1).statusCode()).isEqualTo(503);
        assertThat(endpoint.sales()).extracting(Sale::prompt).containsExactly("a cat");
    }

    @Test
    void listsOneRowAnOutputEachWithTheWholePrice() {
        submit("a cat", 2);
        JsonNode rows = client.json(endpoint.historyUri()).path("data");

        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.path("model_status").asString()).isEqualTo("COMPLETED");
            assertThat(row.path("credits_deduction").decimalValue()).isEqualByComparingTo("0.07");
            assertThat(row.path("request_body").path("prompt").asString()).isEqualTo("a cat");
            assertThat(endpoint.files())
                    .containsKey(TestClient.uri(row.path("generation_url")).getPath());
        });
    }

    @Test
    void tellsOfV1TooInAnyFormAndAsLateAsATestWants() {
        endpoint.history().envelope("").bodyAsText().holdBack().hiding("a dog");
        endpoint.next(error(500, "oops").charged(), error(500, "oops"));
        client.post(endpoint.uri(), "a cat", 1);
        client.post(endpoint.uri(), "a cow", 1);
        client.post(endpoint.uri(), "a dog", 1);

        assertThat(client.json(endpoint.historyUri())).isEmpty();
        endpoint.history().publish();
        JsonNode rows = client.json(endpoint.historyUri());
        assertThat(rows).extracting(row -> row.path("model_status").asString()).containsExactly("FAILED", "COMPLETED");
        assertThat(rows.path(1).path("request_body").asString()).contains("\"a cat\"");
        URI one = endpoint.uri("/inference-request/request-history/" + id(rows.path(1)));
        assertThat(client.json(one)).hasSize(1);
        assertThat(endpoint.pathsGivenTheKey()).contains("/inference-request/request-history");
    }

    private JsonNode submit(String prompt, int images) {
        return TestClient.json(client.post(endpoint.queueUri(), prompt, images));
    }

    private static String id(JsonNode node) {
        return node.path("request_id").asString();
    }
}
