package io.github.seedreamplugin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedEndpointTest {

    private final LoopbackClient client = new LoopbackClient();
    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "0.10");

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void sellsADifferentPictureEachTimeAndKeepsBooks() {
        HttpResponse<byte[]> first = post("a cat");
        HttpResponse<byte[]> second = post("a cat");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(first.headers().firstValue("x-remaining-credits")).contains("0.065");
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat(endpoint.paidCalls("a cat")).isEqualTo(2);
        assertThat(endpoint.spent()).isEqualByComparingTo("0.070");
        assertThat(endpoint.sales().get(0).answerSha256()).isEqualTo(TestPictures.sha256(first.body()));
    }

    @Test
    void sellsNothingThatTheBalanceDoesNotCover() {
        endpoint.spendElsewhere("0.07");

        assertThat(post("a cat").statusCode()).isEqualTo(406);
        assertThat(endpoint.paidCalls()).isZero();
        assertThat(endpoint.remainingCredits()).isEqualByComparingTo("0.03");
    }

    @Test
    void refusesAWrongKeyAnotherMethodAndAnotherPath() {
        HttpRequest.Builder wrongKey = HttpRequest.newBuilder(endpoint.uri()).header("x-api-key", "nonsense");
        assertThat(client.send(wrongKey.POST(json("a cat", 1))).statusCode()).isEqualTo(401);
        assertThat(get(endpoint.uri()).statusCode()).isEqualTo(405);
        assertThat(get(endpoint.uri("/elsewhere")).statusCode()).isEqualTo(404);
        assertThat(text(get(endpoint.creditsUri()))).isEqualTo("{\"credits\": 0.10, \"free-credits\": 0.0}");
    }

    @Test
    void followsTheScriptForTheNextCallThenForThePromptThenForTheRest() {
        endpoint.next(ScriptedAnswer.error(429, "slow down"));
        endpoint.onPrompt("a cat", ScriptedAnswer.error(503, "later"), ScriptedAnswer.moderated());
        endpoint.otherwise(ScriptedAnswer.error(500, "oops"));

        assertThat(post("a cat").statusCode()).isEqualTo(429);
        assertThat(post("a cat").statusCode()).isEqualTo(503);
        assertThat(text(post("a cat"))).contains("sensitive information");
        assertThat(post("a cat").statusCode()).isEqualTo(400);
        assertThat(post("a dog").statusCode()).isEqualTo(500);
        assertThat(endpoint.paidCalls()).isZero();
        assertThat(endpoint.generationRequests()).hasSize(5);
    }

    @Test
    void chargesForAnErrorAndForSilenceIfToldTo() {
        endpoint.next(
                ScriptedAnswer.error(500, "oops").charged(),
                ScriptedAnswer.closed().charged(),
                ScriptedAnswer.closed());

        assertThat(post("a cat")).returns(500, HttpResponse::statusCode);
        assertThatThrownBy(() -> post("a dog")).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> post("a cow")).hasRootCauseInstanceOf(IOException.class);
        assertThat(endpoint.sales()).extracting(Sale::prompt).containsExactly("a cat", "a dog");
    }

    @Test
    void breaksOffABodyThatWasPaid() {
        for (ScriptedAnswer answer : new ScriptedAnswer[] {
            ScriptedAnswer.picture(),
            ScriptedAnswer.picture().chunked(),
            ScriptedAnswer.picture().byReset()
        }) {
            endpoint.next(answer.charged("0.01").cutBodyAfter(100));
            assertThatThrownBy(() -> post("a cat")).hasRootCauseInstanceOf(IOException.class);
        }
        assertThat(endpoint.paidCalls()).isEqualTo(3);
    }

    @Test
    void framesABodyInThreeWays() {
        endpoint.next(
                ScriptedAnswer.json("{}").chunked(),
                ScriptedAnswer.json("{}").untilClosed(),
                ScriptedAnswer.json("{}"));

        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> unknownLength = post("a cat");
            assertThat(text(unknownLength)).isEqualTo("{}");
            assertThat(unknownLength.headers().firstValue("content-length")).isEmpty();
        }
    }

    @Test
    void setsAndLeavesOutHeaders() {
        endpoint.next(ScriptedAnswer.picture()
                .contentType("text/html")
                .header("Retry-After", "7")
                .withoutHeader("x-remaining-credits"));

        HttpResponse<byte[]> response = post("a cat");
        assertThat(response.headers().map())
                .containsKeys("retry-after", "content-type")
                .doesNotContainKey("x-remaining-credits");
        assertThat(response.headers().firstValue("content-type")).contains("text/html");
    }

    @Test
    void holdsRequestsUntilReleasedAndCountsThoseAtOnce() {
        endpoint.otherwise(ScriptedAnswer.picture().held().free());
        CompletableFuture<?>[] calls = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("p" + i), task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new);

        endpoint.awaitInFlight(5);
        assertThat(calls).noneMatch(CompletableFuture::isDone);
        endpoint.release("p3");
        calls[3].join();
        endpoint.release();
        CompletableFuture.allOf(calls).join();
        assertThat(endpoint.mostConcurrent()).isEqualTo(5);
    }

    @Test
    void countsOneAtATimeAsOneAtATime() {
        endpoint.otherwise(ScriptedAnswer.picture().free());

        for (int i = 0; i < 50; i++) {
            post("a cat");
        }
        assertThat(endpoint.mostConcurrent()).isEqualTo(1);
    }

    @Test
    void chargesLateWhenTheTestSaysSo() {
        endpoint.next(ScriptedAnswer.error(500, "oops").chargedLate());

        assertThat(post("a cat").headers().firstValue("x-remaining-credits")).contains("0.10");
        assertThat(endpoint.paidCalls()).isZero();
        endpoint.settleLateCharges();
        assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
    }

    @Test
    void closingFreesWhoeverHangs() {
        endpoint.next(ScriptedAnswer.hang().charged(), ScriptedAnswer.picture().dripping(Duration.ofHours(1)));
        CompletableFuture<?> hung = CompletableFuture.supplyAsync(() -> post("a cat"));
        endpoint.awaitInFlight(1);
        CompletableFuture<?> dripping = CompletableFuture.supplyAsync(() -> post("a dog"));
        endpoint.awaitRequests(2);

        endpoint.close();
        assertThatThrownBy(hung::join).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(dripping::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
    }

    @Test
    void answersSeveralImagesAsJsonAndChargesEach() {
        HttpResponse<byte[]> two = client.send(request(endpoint.uri()).POST(json("a cat", 2)));

        assertThat(text(two)).startsWith("{\"data\":[{\"b64_json\":\"").contains("},{");
        assertThat(two.headers().firstValue("x-remaining-credits")).contains("0.030");
    }

    @Test
    void servesWhatAnAnswerLinksTo() {
        byte[] picture = TestPictures.jpeg(32, 18);
        endpoint.onPath("/files/1.jpg", ScriptedAnswer.picture().body(picture));
        endpoint.next(ScriptedAnswer.urls(endpoint.uri("/files/1.jpg")));

        assertThat(text(post("a cat"))).contains(endpoint.uri("/files/1.jpg").toString());
        assertThat(get(endpoint.uri("/files/1.jpg")).body()).isEqualTo(picture);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(endpoint.requests()).extracting(ReceivedRequest::path).contains("/files/1.jpg");
    }

    @Test
    void readsAChunkedRequestAndOneThatExpectsToContinue() {
        byte[] body = "{\"prompt\":\"a cat\"}".getBytes(StandardCharsets.UTF_8);
        client.send(request(endpoint.uri())
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))));
        client.send(request(endpoint.uri()).expectContinue(true).POST(json("a dog", 1)));

        assertThat(endpoint.requests()).extracting(ReceivedRequest::prompt).containsExactly("a cat", "a dog");
    }

    private HttpResponse<byte[]> post(String prompt) {
        return client.send(request(endpoint.uri()).POST(json(prompt, 1)));
    }

    private HttpResponse<byte[]> get(URI uri) {
        return client.send(request(uri).GET());
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("x-api-key", endpoint.key())
                .header("content-type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(String prompt, int images) {
        return HttpRequest.BodyPublishers.ofString("{\"prompt\":\"" + prompt + "\",\"max_images\":" + images + "}");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
