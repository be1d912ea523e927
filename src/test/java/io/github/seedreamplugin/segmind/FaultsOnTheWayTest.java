package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.CLOCK;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SINGLE;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.filesIn;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.settings;
import static io.github.seedreamplugin.segmind.AnswerFixtures.tls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.LoopbackServer.Script;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a call was sent is the question of money: each fault here has exactly one right answer. */
@Timeout(20)
class FaultsOnTheWayTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String OK = "HTTP/1.1 200 OK\r\nX-Remaining-Credits: 9.5\r\n";

    @TempDir
    Path directory;

    static Stream<Named<Script>> slowServers() {
        return Stream.of(
                Named.of("never answers", LoopbackServer.Call::hang),
                Named.of("drips its status line", call -> call.drip("H")),
                Named.of("drips headers", call -> {
                    call.send(OK);
                    call.drip("X-Drip: 1\r\n");
                }),
                Named.of("sends interim answers for ever", call -> call.drip("HTTP/1.1 102 Processing\r\n\r\n")));
    }

    static Stream<Named<Script>> slowBodies() {
        return Stream.of(
                Named.of("drips a picture", call -> {
                    call.send(OK + "Content-Length: 1000000\r\n\r\n");
                    call.send(jpeg(1, 100));
                    call.drip("x");
                }),
                Named.of("drips chunks", call -> {
                    call.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
                    call.drip("1\r\nx\r\n");
                }));
    }

    @ParameterizedTest
    @MethodSource("slowServers")
    void endsACallInItsTimeAndLeavesItsOutcomeOpen(Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(script);
                SegmindClient client = client(server, SHORT)) {
            long start = System.nanoTime();
            CallOutcome outcome = client.buy(SINGLE, directory);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.multipliedBy(5));
            assertThat(outcome).isEqualTo(new CallOutcome.NoAnswer("no complete answer within PT0.4S"));
            assertThat(server.seen()).hasSize(1);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("slowBodies")
    void endsACallWhoseAnswerDoesNotEndAndKeepsWhatCame(Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(script);
                SegmindClient client = client(server, SHORT)) {
            long start = System.nanoTime();
            CallOutcome outcome = client.buy(SINGLE, directory);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, SHORT.multipliedBy(5));
            assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
            AnswerPieces pieces = client.collect(directory);
            assertThat(pieces.whole()).isFalse();
            assertThat(pieces.unreadable())
                    .singleElement()
                    .extracting(Piece.Unreadable::reason)
                    .asString()
                    .endsWith("no complete answer within PT0.4S");
        }
    }

    static Stream<Named<Script>> brokenServers() {
        return Stream.of(
                Named.of("closes without a word", call -> {}),
                Named.of("resets", LoopbackServer.Call::reset),
                Named.of("talks nonsense", call -> call.send("220 mail.example.test ESMTP\r\n\r\n")),
                Named.of("has a head without end", call -> call.drip("X-Long: " + "x".repeat(70_000))));
    }

    @ParameterizedTest
    @MethodSource("brokenServers")
    void leavesTheOutcomeOpenWhenNoStatusCame(Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(script);
                SegmindClient client = client(server)) {
            assertThat(client.buy(SINGLE, directory))
                    .asInstanceOf(type(CallOutcome.NoAnswer.class))
                    .satisfies(none -> assertThat(none.head()).isEmpty());
            assertThat(server.seen()).hasSize(1);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    static Stream<Named<Script>> shortBodies() {
        return Stream.of(
                Named.of("broken off in its head", call -> call.send(OK)),
                Named.of("short of its length", call -> {
                    call.send(OK + "Content-Length: 1000\r\n\r\n");
                    call.send(jpeg(1, 999));
                }),
                Named.of("without the last chunk", call -> {
                    call.send(OK + "Transfer-Encoding: chunked\r\n\r\n64\r\n");
                    call.send(jpeg(1, 100));
                    call.send("\r\n");
                }),
                Named.of("reset in the middle", call -> {
                    call.send(OK + "Content-Length: 1000\r\n\r\n");
                    call.send(jpeg(1, 500));
                    call.reset();
                }));
    }

    @ParameterizedTest
    @MethodSource("shortBodies")
    void takesNoHalfPictureForOneAndTellsTheHeadThatCame(Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(script);
                SegmindClient client = client(server)) {
            assertThat(client.buy(SINGLE, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(answered -> {
                        assertThat(answered.answer().status()).isEqualTo(200);
                        assertThat(answered.answer().remainingCredits()).contains(new BigDecimal("9.5"));
                    });
            AnswerPieces pieces = client.collect(directory);
            assertThat(pieces.whole()).isFalse();
            assertThat(pieces.unreadable()).hasSize(1);
            assertThat(pieces.arrived()).isEmpty();
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void takesARefusalAtItsStatusEvenIfItsWordsBreakOff() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                        call -> call.send("HTTP/1.1 406 Not Acceptable\r\nContent-Length: 100\r\n\r\nnot enough"));
                SegmindClient client = client(server)) {
            assertThat(client.buy(SINGLE, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(refused -> {
                        assertThat(refused.meaning()).isEqualTo(StatusMeaning.OUT_OF_CREDITS);
                        assertThat(refused.message()).isEqualTo("not enough");
                    });
        }
    }

    @Test
    void abortEndsACallThatWaitsForItsAnswerAtOnce() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(LoopbackServer.Call::hang);
                SegmindClient client = client(server)) {
            CompletableFuture<CallOutcome> call = CompletableFuture.supplyAsync(() -> client.buy(SINGLE, directory));
            server.awaitRequest();

            client.abort();

            assertThat(call.get(1, TimeUnit.SECONDS)).isEqualTo(new CallOutcome.NoAnswer("the run was stopped"));
            assertThat(client.buy(SINGLE, directory)).isEqualTo(new CallOutcome.NotSent("the run was stopped", false));
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void abortLetsAPaidPictureArriveThatIsAlreadyComing() throws Exception {
        CountDownLatch coming = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    call.send(OK + "Content-Length: 200000\r\n\r\n");
                    call.send(jpeg(1, 150_000));
                    coming.countDown();
                    go.await();
                    call.send(new byte[50_000]);
                });
                SegmindClient client = client(server)) {
            CompletableFuture<CallOutcome> call = CompletableFuture.supplyAsync(() -> client.buy(SINGLE, directory));
            assertThat(coming.await(10, TimeUnit.SECONDS)).isTrue();
            // The body's first bytes on disk show that the head has been read.
            while (directory.resolve("answer.body").toFile().length() < 100_000) {
                Thread.onSpinWait();
            }

            client.abort();
            go.countDown();

            assertThat(call.get(5, TimeUnit.SECONDS)).isInstanceOf(CallOutcome.Answered.class);
        }
    }

    @Test
    void abortDoesNotWaitForeverForAPaidPicture() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    call.send(OK + "Content-Length: 200000\r\n\r\n");
                    call.send(jpeg(1, 150_000));
                    call.hang();
                });
                SegmindClient client = client(server)) {
            CompletableFuture<CallOutcome> call = CompletableFuture.supplyAsync(() -> client.buy(SINGLE, directory));
            server.awaitRequest();

            client.abort();

            assertThat(call.get(3, TimeUnit.SECONDS))
                    .isInstanceOfAny(CallOutcome.Answered.class, CallOutcome.NoAnswer.class);
        }
    }

    @Test
    void anInterruptDoesNotBreakAPaidCall() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 500_000)));
                SegmindClient client = client(server)) {
            client.balance();
            Thread.currentThread().interrupt();
            CallOutcome outcome = client.buy(SINGLE, directory);

            assertThat(Thread.interrupted()).isTrue();
            // Either it was noticed before anything was sent, or the picture is whole.
            assertThat(outcome).isInstanceOfAny(CallOutcome.Answered.class, CallOutcome.NotSent.class);
            assertThat(server.seen("POST")).hasSize(outcome instanceof CallOutcome.Answered ? 1 : 0);
        }
    }

    @Test
    void nothingOutlivesClose() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(LoopbackServer.Call::hang)) {
            SegmindClient client = new SegmindClient(
                    settings(server.uri("/v1/seedream"), Duration.ofSeconds(20)),
                    KEY,
                    CLOCK,
                    new SegmindClient.Network(SystemDefaultDnsResolver.INSTANCE, tls("authority")));
            CompletableFuture<CallOutcome> call = CompletableFuture.supplyAsync(() -> client.buy(SINGLE, directory));
            server.awaitRequest();

            client.close();

            assertThat(call.get(1, TimeUnit.SECONDS)).isEqualTo(new CallOutcome.NoAnswer("the run was stopped"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("seedream-deadlines", "seedream-resolve");
            assertThat(client.buy(SINGLE, directory)).isEqualTo(new CallOutcome.NotSent("the run was stopped", false));
        }
    }
}
