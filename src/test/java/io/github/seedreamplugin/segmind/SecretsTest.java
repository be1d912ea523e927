package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SINGLE;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static io.github.seedreamplugin.segmind.AnswerFixtures.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.LoopbackServer.Call;
import io.github.seedreamplugin.testing.LoopbackServer.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** HttpClient's loggers are wide open in these tests (simplelogger.properties), as they are under {@code mvn -X}. */
class SecretsTest {

    private static final String PASSWORD = "proxy-s3cret";
    private static final Path LOG =
            Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", "target/http-trace.log"));

    @TempDir
    Path directory;

    @Test
    void noSecretReachesALogAnOutcomeOrAName() throws IOException {
        String said = saidOfTheService() + saidOfTheProxy();

        String log = text(LOG);
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isTraceEnabled())
                .isTrue();
        assertThat(log).contains("org.apache.hc.client5.http", "executing POST");
        for (String secret : List.of(
                SECRET,
                PASSWORD,
                base64(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8)),
                base64(SECRET.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(log).doesNotContain(secret);
            assertThat(said).doesNotContain(secret);
        }
    }

    private String saidOfTheService() throws IOException {
        StringBuilder said = new StringBuilder();
        List<Script> scripts = List.of(
                call -> call.respond(200, "X-Echo: " + SECRET + "\nX-" + SECRET + ": 1\n", jpeg(1, 99)),
                call -> call.respond(401, "", "{\"error\": \"no such key: " + SECRET + "\"}"),
                call -> call.respond(500, "", "key=" + SECRET),
                call -> call.respond(302, "Location: /?key=" + SECRET + "\n", ""),
                call -> call.send("HTTP/1.1 200 " + SECRET + "\r\nContent-Length: 9\r\n\r\nx"),
                call -> call.send(SECRET + "\r\n\r\n"),
                Call::hang,
                Call::reset);
        for (Script script : scripts) {
            try (LoopbackServer server = LoopbackServer.start(script);
                    SegmindClient client = client(server, Duration.ofMillis(600))) {
                said.append(client.buy(SINGLE, directory)).append(client.balance());
                assertThat(server.seen("POST")).hasSize(1).allSatisfy(seen -> assertThat(seen.headers())
                        .containsEntry("x-api-key", SECRET));
            }
        }
        return said.toString();
    }

    private String saidOfTheProxy() throws IOException {
        StringBuilder said = new StringBuilder();
        for (int status : new int[] {407, 502}) {
            try (LoopbackServer proxy = LoopbackServer.start(
                            call -> call.respond(status, "Proxy-Authenticate: Basic realm=\"x\"\n", ""));
                    SegmindClient client = throughProxy(proxy)) {
                said.append(client.buy(SINGLE, directory)).append(client.balance());
                assertThat(proxy.seen().get(0).headers()).containsKey("proxy-authorization");
            }
        }
        return said.toString();
    }

    @Test
    void aKeyOfAnyLengthIsMasked() {
        String key = "k1234567890abcdefghij";
        for (int length = 1; length <= key.length(); length++) {
            String part = key.substring(0, length);
            assertThat(new ApiKey(part).maskIn("<" + part + ">")).isEqualTo("<[api key hidden]>");
        }
    }

    @Test
    void noValueShowsASecretInItsText() {
        ProxyServer proxy = new ProxyServer("proxy", 1, Optional.of(new ProxyServer.Credentials("ann", PASSWORD)));
        assertThat(KEY).hasToString("[api key hidden]");
        assertThat(proxy.toString()).contains("proxy", "ann", "password hidden").doesNotContain(PASSWORD);
        assertThat(new ClientSettings(Endpoint.DOCUMENTED, Optional.of(proxy), Duration.ofMinutes(5), 8).toString())
                .doesNotContain(PASSWORD);
    }

    private static SegmindClient throughProxy(LoopbackServer proxy) {
        return trusting(new ClientSettings(
                new Endpoint(URI.create("https://api.example.test/v1/seedream")),
                Optional.of(new ProxyServer(
                        "127.0.0.1", proxy.port(), Optional.of(new ProxyServer.Credentials("ann", PASSWORD)))),
                Duration.ofSeconds(5),
                1));
    }
}
