package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.attributes;
import static io.github.seedreamplugin.segmind.AnswerFixtures.bytes;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmindClientTest {

    @TempDir
    Path directory;

    @Test
    void sendsAllSixAttributesAndTheKeyAndNothingOfJava() throws IOException {
        String prompt = "A \"quoted\" \\ city\nat dusk, 雨, \uD83C\uDF06";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 500)));
                SegmindClient client = client(server)) {
            client.buy(attributes(prompt), directory);

            ReceivedRequest seen = server.seen().get(0);
            assertThat(server.seen()).hasSize(1);
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.path()).isEqualTo("/v1/seedream");
            assertThat(seen.headers())
                    .containsEntry("x-api-key", SECRET)
                    .containsEntry("content-type", "application/json; charset=UTF-8")
                    .containsEntry("accept", "image/jpeg, image/png, image/webp, application/json")
                    .containsEntry("accept-encoding", "identity")
                    .doesNotContainKeys("cookie", "authorization", "upgrade", "expect");
            assertThat(seen.headers().get("user-agent"))
                    .startsWith("seedream-maven-plugin/")
                    .doesNotContain("Java");
            JsonNode json = JsonMapper.shared().readTree(seen.body());
            assertThat(json.propertyNames())
                    .containsExactly("prompt", "aspect_ratio", "size", "max_images", "optimize_prompt", "watermark");
            assertThat(json.get("prompt").stringValue()).isEqualTo(prompt);
            assertThat(json.get("aspect_ratio").stringValue()).isEqualTo("16:9");
            assertThat(json.get("size").stringValue()).isEqualTo("2K");
            assertThat(json.get("max_images").intValue()).isEqualTo(4);
            assertThat(json.get("optimize_prompt").stringValue()).isEqualTo("standard");
            assertThat(json.get("watermark").booleanValue()).isFalse();
        }
    }

    @Test
    void keepsAPictureAndWhatTheHeadSays() throws IOException {
        byte[] picture = jpeg(1, 300_000);
        String headers = "Content-Type: image/jpeg\nX-Remaining-Credits: 0.0184921035\nSet-Cookie: a=b\n";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, headers, picture));
                SegmindClient client = client(server)) {
            CallOutcome outcome = client.buy(HERO, directory.resolve("new/folder"));

            assertThat(outcome).asInstanceOf(type(CallOutcome.Answered.class)).satisfies(received -> {
                assertThat(received.answer().remainingCredits()).contains(new BigDecimal("0.0184921035"));
                assertThat(received.answer().headers())
                        .containsEntry("content-type", "image/jpeg")
                        .doesNotContainKey("set-cookie");
                assertThat(received.answer().took()).isPositive();
            });
            assertThat(bytes(directory.resolve("new/folder/answer.body"))).isEqualTo(picture);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/html\n", "Content-Type: application/json\n"})
    void knowsAPictureByItsBytesWhateverTheHeadClaims(String headers) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, headers, jpeg(1, 99)));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|an empty body of 0 bytes (image/jpeg)",
                "<html>ok</html>|HTML or XML of 15 bytes (image/jpeg)",
                "hello|neither a picture nor JSON of 5 bytes (image/jpeg)",
                "{\"status\":\"DONE\"}|JSON of 17 bytes without a picture (image/jpeg)"
            })
    void keepsAPaidBodyThatIsNoPicture(String body, String reason) throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(200, "Content-Type: image/jpeg\n", body));
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            assertThat(client.collect(directory).pieces()).containsExactly(new Piece.Unreadable(1, reason));
            assertThat(text(directory.resolve("answer.body"))).isEqualTo(body);
        }
    }

    @Test
    void cutsABodyThatIsTooLargeForAPicture() throws IOException {
        byte[] piece = jpeg(1, 1 << 20);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    call.send("HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        call.send(piece);
                    }
                });
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            assertThat(client.collect(directory).unreadable())
                    .singleElement()
                    .extracting(Piece.Unreadable::reason)
                    .asString()
                    .contains("it is larger than ", "the rest was not taken");
            assertThat(Files.size(directory.resolve("answer.body")))
                    .isLessThanOrEqualTo(BodyFile.LARGEST_PICTURE)
                    .isGreaterThan(BodyFile.LARGEST_PICTURE - (1 << 20));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_REQUEST",
        "422,INVALID_REQUEST",
        "401,UNAUTHORIZED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "406,OUT_OF_CREDITS",
        "410,RETIRED",
        "429,RATE_LIMITED",
        "503,SERVER_ERROR",
        "407,UNEXPECTED_STATUS",
        "418,UNEXPECTED_STATUS",
        "307,UNEXPECTED_STATUS"
    })
    void tellsAnAnswerByItsStatusAndSendsNothingAgain(int status, StatusMeaning meaning) throws IOException {
        String headers = """
                WWW-Authenticate: Basic realm=x
                Proxy-Authenticate: Basic realm=x
                Location: /other
                Retry-After: 0
                """;
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(status, headers, "{\"error\":\"no\"}"));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(answered -> {
                        assertThat(answered.meaning()).isEqualTo(meaning);
                        assertThat(answered.message()).isEqualTo("no");
                        assertThat(answered.answer().status()).isEqualTo(status);
                    });
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 520, 599})
    void leavesItOpenWhetherAFailureOfTheServiceWasCharged(int status) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                        call -> call.respond(status, "X-Remaining-Credits: 1.5\n", "out of luck"));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(error -> {
                        assertThat(error.meaning()).isEqualTo(StatusMeaning.SERVER_ERROR);
                        assertThat(error.message()).isEqualTo("out of luck");
                        assertThat(error.answer().remainingCredits()).contains(new BigDecimal("1.5"));
                    });
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void knowsModerationByItsWords() throws IOException {
        String body = "{\"error\": \"ByteDance image API error: The request failed because the output image may contain"
                + " sensitive information.\"}";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(400, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .extracting(CallOutcome.Answered::meaning)
                    .isEqualTo(StatusMeaning.MODERATED);
        }
    }

    @Test
    void saysWhenTheServiceWantsToBeAskedAgain() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(429, "Retry-After: 7\n", ""));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(refused -> {
                        assertThat(refused.answer().retryAfter()).contains(Duration.ofSeconds(7));
                        assertThat(refused.message()).isEqualTo("Reason");
                    });
        }
    }

    @Test
    void doesNotCallWhenThePictureCouldNotBeKept() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way", StandardCharsets.UTF_8);
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, file))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .satisfies(notSent -> {
                        assertThat(notSent.reason()).startsWith("cannot write to " + file);
                        assertThat(notSent.worthRetrying()).isFalse();
                    });
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void doesNotCallWithAPromptThatCannotBeWritten() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = client(server)) {
            assertThat(client.buy(attributes("half a pair: \uD83C"), directory))
                    .isEqualTo(new CallOutcome.NotSent(
                            "the prompt has half a surrogate pair in it, which is not valid text", false));
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void makesAsManyCallsAtOnceAsItWasTold() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    all.countDown();
                    call.respond(all.await(10, TimeUnit.SECONDS) ? 200 : 500, "", jpeg(1, 9));
                });
                SegmindClient client = client(server)) {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<CallOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(threads.submit(() -> client.buy(HERO, directory)));
            }
            for (Future<CallOutcome> call : calls) {
                assertThat(call.get()).isInstanceOf(CallOutcome.Answered.class);
            }
            threads.shutdownNow();
        }
    }
}
