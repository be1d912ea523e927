package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.CLOCK;
import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.filesIn;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.settings;
import static io.github.seedreamplugin.segmind.AnswerFixtures.tls;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.ReceivedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class PictureFetchTest {

    @TempDir
    Path directory;

    @Test
    void followsRedirectsByHandWithoutTheKey() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    switch (call.seen().path()) {
                        case "/a" -> call.respond(302, "Location: /b?x=1\n", "");
                        case "/b?x=1" ->
                            call.respond(307, "Location: " + call.server().uri("localhost", "/c") + "\n", "");
                        default -> call.respond(200, "", jpeg(1, 9));
                    }
                });
                SegmindClient client = client(server)) {
            assertThat(client.fetch(server.uri("/a"), directory)).isInstanceOf(FetchOutcome.Fetched.class);
            assertThat(server.seen()).hasSize(3).allSatisfy(seen -> assertThat(seen.toString())
                    .doesNotContain(SECRET));
        }
    }

    @Test
    void doesNotFollowInCircles() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(301, "Location: /a\n", ""));
                SegmindClient client = client(server)) {
            assertThat(client.fetch(server.uri("/a"), directory))
                    .isEqualTo(new FetchOutcome.Refused("more than 5 redirects"));
            assertThat(server.seen()).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource({"403,1,false", "404,1,false", "410,1,false", "429,3,true", "500,3,true", "503,3,true"})
    void asksAgainOnlyWhereThatMayHelp(int status, int requests, boolean passing) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(status, "", ""));
                SegmindClient client = client(server)) {
            assertThat(client.fetch(server.uri("/a"), directory))
                    .isEqualTo(
                            passing
                                    ? new FetchOutcome.Failed("HTTP " + status + " from 127.0.0.1")
                                    : new FetchOutcome.Refused("HTTP " + status + " from 127.0.0.1"));
            assertThat(server.seen()).hasSize(requests);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    @Test
    void triesAgainAfterABrokenBody() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.server().seen().size() < 3) {
                        call.send("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n");
                        call.send(jpeg(1, 100));
                    } else {
                        call.respond(200, "", jpeg(1, 10_000));
                    }
                });
                SegmindClient client = client(server)) {
            assertThat(client.fetch(server.uri("/a"), directory))
                    .asInstanceOf(type(FetchOutcome.Fetched.class))
                    .satisfies(fetched -> assertThat(fetched.file()).hasSize(10_000));
            assertThat(filesIn(directory)).hasSize(1);
        }
    }

    @Test
    void endsInItsTimeAllAttemptsTogether() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.drip("H"));
                SegmindClient client = client(server, Duration.ofMillis(500))) {
            long start = System.nanoTime();
            assertThat(client.fetch(server.uri("/a"), directory)).isInstanceOf(FetchOutcome.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void refusesWhatIsNoPictureOrTooLarge() throws IOException {
        byte[] piece = jpeg(1, 1 << 20);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.seen().path().equals("/page")) {
                        call.respond(200, "Content-Type: image/jpeg\n", "<html>expired</html>");
                    } else {
                        call.send("HTTP/1.1 200 OK\r\n\r\n");
                        while (true) {
                            call.send(piece);
                        }
                    }
                });
                SegmindClient client = client(server)) {
            assertThat(client.fetch(server.uri("/page"), directory))
                    .isEqualTo(
                            new FetchOutcome.Refused("127.0.0.1 returned not a picture but HTML or XML of 20 bytes"));
            assertThat(client.fetch(server.uri("/endless"), directory)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example.test/1.jpg",
                "https://user:pass@cdn.example.test/1.jpg",
                "file:///etc/passwd",
                "/1.jpg",
                "https:cdn"
            })
    void refusesAnAddressThatIsNotPlainHttps(String address) throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = publicClient(server)) {
            assertThat(client.fetch(URI.create(address), directory)).isInstanceOf(FetchOutcome.Refused.class);
            assertThat(server.seen()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdn.example.test", "127.0.0.1", "localhost"})
    void aPublicEndpointLeadsNobodyIntoThisMachine(String host) throws IOException {
        try (LoopbackServer server = LoopbackServer.startTls(tls("loopback"), call -> {
                    String inside = call.server().uri(host, "/inside").toString();
                    switch (call.seen().path()) {
                        case "/v1/seedream" -> call.respond(200, "", "{\"image\":\"" + inside + "\"}");
                        case "/redirect" -> call.respond(302, "Location: " + inside + "\n", "");
                        default -> call.respond(200, "", jpeg(1, 9));
                    }
                });
                SegmindClient client = publicClient(server)) {
            client.buy(HERO, directory);
            assertThat(client.collect(directory).elsewhere())
                    .singleElement()
                    .extracting(Piece.Elsewhere::address)
                    .isEqualTo(server.uri(host, "/inside"));
            assertThat(client.fetch(server.uri("api.example.test", "/redirect"), directory))
                    .asInstanceOf(type(FetchOutcome.Refused.class))
                    .extracting(FetchOutcome.Refused::reason)
                    .asString()
                    .endsWith("which is not a public address; an answer of the service may not point there");
            assertThat(server.seen()).extracting(ReceivedRequest::path).containsExactly("/v1/seedream", "/redirect");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8,true",
        "1.1.1.1,true",
        "172.15.0.1,true",
        "100.63.0.1,true",
        "2606:4700::1111,true",
        "64:ff9b::808:808,true",
        "2002:808:808::1,true",
        "0.0.0.0,false",
        "10.1.2.3,false",
        "100.64.0.1,false",
        "127.8.8.8,false",
        "169.254.169.254,false",
        "172.16.0.1,false",
        "172.31.255.255,false",
        "192.0.0.8,false",
        "192.168.1.1,false",
        "198.18.0.1,false",
        "224.0.0.1,false",
        "255.255.255.255,false",
        "::,false",
        "::1,false",
        "::ffff:127.0.0.1,false",
        "::127.0.0.1,false",
        "fe80::1,false",
        "fec0::1,false",
        "fc00::1,false",
        "fd12:3456::1,false",
        "ff02::1,false",
        "64:ff9b::a00:1,false",
        "2002:7f00:1::1,false"
    })
    void knowsWhichAddressesArePublic(String address, boolean expected) throws IOException {
        assertThat(AddressGuard.isPublic(InetAddress.getAllByName(address)[0])).isEqualTo(expected);
    }

    /** The endpoint's name is a public one, which this test's resolver leads to the server. */
    private static SegmindClient publicClient(LoopbackServer server) {
        return new SegmindClient(
                settings(server.uri("api.example.test", "/v1/seedream"), Duration.ofSeconds(5)),
                KEY,
                CLOCK,
                new SegmindClient.Network(new TestNames(name -> InetAddress.getLoopbackAddress()), tls("authority")));
    }
}
