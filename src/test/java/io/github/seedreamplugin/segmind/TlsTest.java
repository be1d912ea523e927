package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.CLOCK;
import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.settings;
import static io.github.seedreamplugin.segmind.AnswerFixtures.tls;
import static io.github.seedreamplugin.segmind.AnswerFixtures.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class TlsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost"})
    void buysOverTlsFromAServerThatIsTrusted(String host) throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", jpeg(1, 70_000)));
                SegmindClient client = trusting(settings(server.uri(host, "/v1/seedream"), TIMEOUT))) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown-authority|the server's certificate is not trusted here (|keytool -importcert",
                "other-host|the server's certificate is for another host (|check seedream.endpoint",
                "expired|the server's certificate is not valid at this time (|check this machine's clock"
            })
    void sendsNothingToAServerWhoseCertificateIsWrongAndSaysWhatToDo(String certificate, String reason, String advice)
            throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.startTls(tls(certificate), call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = trusting(settings(server.uri("/v1/seedream"), TIMEOUT))) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .satisfies(notSent -> {
                        assertThat(notSent.reason()).startsWith(reason).contains(advice);
                        assertThat(notSent.worthRetrying()).isFalse();
                    });
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void trustsWhatTheJvmTrustsAndNothingElse() throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = new SegmindClient(settings(server.uri("/v1/seedream"), TIMEOUT), KEY, CLOCK)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .extracting(CallOutcome.NotSent::reason)
                    .asString()
                    .contains("not trusted here", "javax.net.ssl.trustStore");
        }
    }

    @Test
    void sendsNothingToAServerThatSpeaksNoTls() throws IOException {
        try (LoopbackServer server = LoopbackServer.startRaw(call -> call.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
                SegmindClient client = trusting(
                        settings(URI.create("https://127.0.0.1:" + server.port() + "/v1/seedream"), TIMEOUT))) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .satisfies(notSent -> {
                        assertThat(notSent.reason()).startsWith("the server does not speak TLS there");
                        assertThat(notSent.worthRetrying()).isFalse();
                    });
        }
    }

    @Test
    void endsAHandshakeThatIsNeverAnsweredInItsTime() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (LoopbackServer server = LoopbackServer.startRaw(call -> never.await());
                SegmindClient client = trusting(settings(
                        URI.create("https://127.0.0.1:" + server.port() + "/v1/seedream"), Duration.ofMillis(300)))) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .extracting(CallOutcome.NotSent::worthRetrying)
                    .isEqualTo(true);
        }
        never.countDown();
    }
}
