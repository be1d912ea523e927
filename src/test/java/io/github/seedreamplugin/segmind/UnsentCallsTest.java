package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.CLOCK;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SINGLE;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.settings;
import static io.github.seedreamplugin.segmind.AnswerFixtures.tls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call of which nothing has left this machine costs nothing, and says so. */
@Timeout(20)
class UnsentCallsTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    Path directory;

    @Test
    void wasNotSentWhenTheConnectionIsRefused() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (SegmindClient client = new SegmindClient(
                settings(URI.create("http://127.0.0.1:" + port + "/v1/seedream"), Duration.ofSeconds(5)), KEY, CLOCK)) {
            assertThat(client.buy(SINGLE, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .satisfies(notSent -> {
                        assertThat(notSent.reason())
                                .startsWith("no connection: ")
                                .contains("127.0.0.1:" + port);
                        assertThat(notSent.worthRetrying()).isTrue();
                    });
            assertThat(client.balance()).isInstanceOf(BalanceOutcome.Unavailable.class);
        }
    }

    @Test
    void wasNotSentWhenTheHostIsUnknown() {
        assertThat(generateWith(name -> {
                    throw new UnknownHostException(name);
                }))
                .isEqualTo(new CallOutcome.NotSent("the host api.example.test could not be resolved", true));
    }

    @Test
    void wasNotSentWhenResolvingTakesTooLong() {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(generateWith(name -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownHostException(name);
                }))
                .asInstanceOf(type(CallOutcome.NotSent.class))
                .extracting(CallOutcome.NotSent::worthRetrying)
                .isEqualTo(true);
        never.countDown();
    }

    private CallOutcome generateWith(TestNames.Lookup lookup) {
        ClientSettings settings = settings(URI.create("https://api.example.test/v1/seedream"), SHORT);
        try (SegmindClient client = new SegmindClient(
                settings, KEY, CLOCK, new SegmindClient.Network(new TestNames(lookup), tls("authority")))) {
            return client.buy(SINGLE, directory);
        }
    }

    @Test
    void wasNotSentWhenNoConnectionBecameFree() throws Exception {
        CountDownLatch busy = new CountDownLatch(3);
        try (LoopbackServer server = LoopbackServer.start(call -> {
            busy.countDown();
            call.hang();
        })) {
            ClientSettings one = new ClientSettings(
                    new Endpoint(server.uri("/v1/seedream")), Optional.empty(), Duration.ofSeconds(2), 1);
            try (SegmindClient client = new SegmindClient(one, KEY, CLOCK)) {
                List<CompletableFuture<CallOutcome>> calls = Stream.generate(
                                () -> CompletableFuture.supplyAsync(() -> client.buy(SINGLE, directory), task -> {
                                    Thread thread = new Thread(task);
                                    thread.setDaemon(true);
                                    thread.start();
                                }))
                        .limit(3)
                        .toList();
                assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

                CallOutcome fourth = client.buy(SINGLE, directory);

                // The pool has one connection for calls and two to spare; whoever waits may get one as another ends.
                assertThat(fourth)
                        .isIn(
                                new CallOutcome.NotSent("no complete answer within PT2S", true),
                                new CallOutcome.NoAnswer("no complete answer within PT2S"));
                calls.forEach(call ->
                        assertThat(call.join()).isEqualTo(new CallOutcome.NoAnswer("no complete answer within PT2S")));
            }
        }
    }
}
