package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.CLOCK;
import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.tls;
import static io.github.seedreamplugin.segmind.AnswerFixtures.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.LoopbackServer.Call;
import io.github.seedreamplugin.testing.ReceivedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ProxyTest {

    private static final String BASIC = "Basic " + base64("ann:s3cret-pässword".getBytes(StandardCharsets.UTF_8));
    private static final ProxyServer.Credentials ANN = new ProxyServer.Credentials("ann", "s3cret-pässword");

    @TempDir
    Path directory;

    @Test
    void buysThroughATunnelThatTheProxyCannotLookInto() throws IOException {
        try (LoopbackServer service =
                        LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", jpeg(1, 90_000)));
                LoopbackServer proxy = LoopbackServer.start(ProxyTest::tunnel);
                SegmindClient client = through(proxy, service.uri("/v1/seedream"), Optional.of(ANN))) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);

            assertThat(proxy.seen()).hasSize(1).first().satisfies(seen -> {
                assertThat(seen.method()).isEqualTo("CONNECT");
                assertThat(seen.path()).isEqualTo("127.0.0.1:" + service.port());
                assertThat(seen.headers()).containsEntry("proxy-authorization", BASIC);
                assertThat(seen.toString()).doesNotContain(SECRET);
            });
            assertThat(service.seen()).hasSize(1).first().satisfies(seen -> {
                assertThat(seen.headers()).containsEntry("x-api-key", SECRET);
                assertThat(seen.headers()).doesNotContainKey("proxy-authorization");
            });
        }
    }

    @Test
    void tellsAProxyWithoutCredentialsNothingAboutTheUser() throws IOException {
        try (LoopbackServer service =
                        LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", "{\"credits\":1}"));
                LoopbackServer proxy = LoopbackServer.start(ProxyTest::tunnel);
                SegmindClient client = through(proxy, service.uri("/v1/seedream"), Optional.empty())) {
            assertThat(client.balance()).isInstanceOf(BalanceOutcome.Known.class);
            assertThat(proxy.seen().get(0).headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "407,false,'the proxy answered 407 (Reason): give the right user name and password in the <proxy> of settings.xml;"
                + " they are sent as Basic'",
        "403,false,'the proxy answered 403 (Reason) instead of connecting to the service'",
        "502,true,'the proxy answered 502 (Reason) instead of connecting to the service'",
        "503,true,'the proxy answered 503 (Reason) instead of connecting to the service'"
    })
    void sendsNothingWhenTheProxyRefusesTheTunnel(int status, boolean worthRetrying, String reason) throws IOException {
        try (LoopbackServer proxy = LoopbackServer.start(
                        call -> call.respond(status, "Proxy-Authenticate: Basic realm=\"x\"\n", ""));
                SegmindClient client =
                        through(proxy, URI.create("https://api.example.test/v1/seedream"), Optional.of(ANN))) {
            assertThat(client.buy(HERO, directory)).isEqualTo(new CallOutcome.NotSent(reason, worthRetrying));
            assertThat(proxy.seen()).hasSize(1);
        }
    }

    @Test
    void sendsNothingWhenTheProxyDiesBeforeTheTunnelStands() throws IOException {
        try (LoopbackServer proxy = LoopbackServer.start(Call::reset);
                SegmindClient client =
                        through(proxy, URI.create("https://api.example.test/v1/seedream"), Optional.empty())) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .extracting(CallOutcome.NotSent::worthRetrying)
                    .isEqualTo(true);
        }
    }

    @Test
    void leavesTheOutcomeOpenWhenTheProxyDiesAfterTheRequest() throws IOException {
        try (LoopbackServer proxy = LoopbackServer.start(ProxyTest::tunnel);
                LoopbackServer service = LoopbackServer.startTls(tls("loopback"), call -> proxy.die());
                SegmindClient client = through(proxy, service.uri("/v1/seedream"), Optional.empty())) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.NoAnswer.class);
            assertThat(service.seen()).hasSize(1);
        }
    }

    @Test
    void reachesAPlainLoopbackEndpointThroughALoopbackProxy() throws IOException {
        try (LoopbackServer proxy = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 9)));
                SegmindClient client = through(proxy, URI.create("http://127.0.0.1:9/v1/seedream"), Optional.of(ANN))) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
            assertThat(proxy.seen()).hasSize(1).first().satisfies(seen -> {
                assertThat(seen.path()).isEqualTo("http://127.0.0.1:9/v1/seedream");
                assertThat(seen.headers()).containsEntry("proxy-authorization", BASIC);
            });
        }
    }

    @Test
    void isNotSentWhenAProxyOfAPlainEndpointWantsOtherCredentials() throws IOException {
        try (LoopbackServer proxy =
                        LoopbackServer.start(call -> call.respond(407, "Proxy-Authenticate: Basic realm=\"x\"\n", ""));
                SegmindClient client = through(proxy, URI.create("http://127.0.0.1:9/v1/seedream"), Optional.of(ANN))) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.NotSent.class))
                    .extracting(CallOutcome.NotSent::worthRetrying)
                    .isEqualTo(false);
            assertThat(proxy.seen()).hasSize(1);
        }
    }

    @Test
    void showsNoKeyToADistantProxyOfAPlainLoopbackEndpoint() throws IOException {
        try (LoopbackServer service = LoopbackServer.start(call -> call.respond(200, "", jpeg(1, 9)))) {
            ClientSettings settings = new ClientSettings(
                    new Endpoint(service.uri("/v1/seedream")),
                    Optional.of(new ProxyServer("proxy.example.test", 3128, Optional.empty())),
                    Duration.ofSeconds(5),
                    1);
            try (SegmindClient client = new SegmindClient(settings, KEY, CLOCK)) {
                assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
                assertThat(service.seen()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest",
                "https://[::1]:8443/x",
                "https://0177.0.0.1/x",
                "https://127.0.0.01/x",
                "https://intranet/x",
                "https://wiki.corp/x",
                "https://printer.local/x",
                "https://127.0.0.1/x"
            })
    void doesNotReachInsideThroughTheProxy(String inside) throws IOException {
        String body = "{\"images\":[\"" + inside + "\"]}";
        try (LoopbackServer service = LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", body));
                LoopbackServer proxy = LoopbackServer.start(call -> tunnelTo(service.port(), call));
                SegmindClient client =
                        through(proxy, URI.create("https://api.example.test/v1/seedream"), Optional.empty())) {
            client.buy(HERO, directory);
            assertThat(client.collect(directory).elsewhere()).singleElement().satisfies(piece -> assertThat(
                            piece.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("may not point there")));
            assertThat(proxy.seen()).extracting(ReceivedRequest::path).containsExactly("api.example.test:443");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"images.segmind.com", "images.example.test", "api.example.test", "cdn.example.org"})
    void fetchesFromPublicNamesThatOnlyTheProxyResolves(String host) throws IOException {
        String body = "{\"images\":[\"https://" + host + "/1.jpg\"]}";
        try (LoopbackServer service = LoopbackServer.startTls(tls("loopback"), call -> call.respond(200, "", body));
                LoopbackServer proxy = LoopbackServer.start(call -> tunnelTo(service.port(), call));
                SegmindClient client = new SegmindClient(
                        proxied(proxy, URI.create("https://api.example.test/v1/seedream")),
                        KEY,
                        CLOCK,
                        new SegmindClient.Network(
                                new TestNames(name -> {
                                    if (name.equals("127.0.0.1")) {
                                        return InetAddress.getLoopbackAddress();
                                    }
                                    throw new UnknownHostException(name);
                                }),
                                tls("authority")))) {
            client.buy(HERO, directory);
            AnswerPieces unused = client.collect(directory);
            assertThat(proxy.seen())
                    .extracting(ReceivedRequest::path)
                    .startsWith("api.example.test:443", host + ":443");
        }
    }

    private static ClientSettings proxied(LoopbackServer proxy, URI endpoint) {
        return new ClientSettings(
                new Endpoint(endpoint),
                Optional.of(new ProxyServer("127.0.0.1", proxy.port(), Optional.empty())),
                Duration.ofSeconds(5),
                2);
    }

    private static SegmindClient through(
            LoopbackServer proxy, URI endpoint, Optional<ProxyServer.Credentials> credentials) {
        return trusting(new ClientSettings(
                new Endpoint(endpoint),
                Optional.of(new ProxyServer("127.0.0.1", proxy.port(), credentials)),
                Duration.ofSeconds(5),
                2));
    }

    private static void tunnel(Call call) throws IOException {
        tunnelTo(URI.create("tcp://" + call.seen().path()).getPort(), call);
    }

    private static void tunnelTo(int port, Call call) throws IOException {
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            call.send("HTTP/1.1 200 Connection established\r\n\r\n");
            Thread back = new Thread(() -> pump(far, call.socket()), "tunnel");
            back.setDaemon(true);
            back.start();
            pump(call.socket(), far);
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long unused = in.transferTo(out);
        } catch (IOException e) {
            // One end is gone; both are closed.
        }
    }
}
