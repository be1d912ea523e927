package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.ForwardProxy;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real builds behind the proxy of settings.xml; tunnels for https are tested where the client is. */
@Tag("slow")
class ProxiesTest {

    @TempDir
    Path directory;

    private ScriptedEndpoint endpoint;
    private MavenProject project;

    @BeforeEach
    void start() {
        endpoint = ScriptedEndpoint.start();
        project = new MavenProject(directory)
                .withImages(2)
                .calling(endpoint)
                .with("seedream.settleAfter", "PT0S")
                .with("seedream.retries", "1");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void buysThroughAProxyThatAsksNobody() {
        try (ForwardProxy proxy = ForwardProxy.open()) {
            MavenRun run = project.withProxies(proxy.element("", "", "")).run();
            assertThat(run.exitCode()).as(() -> run.log()).isZero();
            assertThat(proxy.requests())
                    .contains("GET " + endpoint.creditsUri())
                    .filteredOn(request -> request.equals("POST " + endpoint.uri()))
                    .hasSize(2);
            assertThat(proxy.authorizations()).isEmpty();
        }
    }

    @Test
    void buysThroughAProxyThatWantsCredentials() {
        try (ForwardProxy proxy = ForwardProxy.requiring("ann", "s3cret")) {
            MavenRun run =
                    project.withProxies(proxy.element("ann", "s3cret", "")).run();
            assertThat(run.exitCode()).as(() -> run.log()).isZero();
            assertThat(endpoint.paidCalls()).isEqualTo(2);
            assertThat(endpoint.requests()).allSatisfy(request -> assertThat(request.header("proxy-authorization"))
                    .isEmpty());
        }
    }

    @Test
    void goesAroundTheProxyWhereItShould() {
        try (ForwardProxy proxy = ForwardProxy.open().refusing("POST")) {
            MavenRun run = project.withProxies(proxy.element("", "", "*.example.com|127.*"))
                    .run();
            assertThat(run.exitCode()).as(() -> run.log()).isZero();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void wrongCredentialsCostNothingAndAreExplained() {
        try (ForwardProxy proxy = ForwardProxy.requiring("ann", "s3cret")) {
            MavenRun run =
                    project.withProxies(proxy.element("ann", "wrong", "")).run();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .isEqualTo("NOT_SENT");
            assertThat(run.log()).contains("407", "user name and password in the <proxy> of settings.xml");
            assertThat(endpoint.requests()).isEmpty();
        }
    }

    @Test
    void aProxyThatAnswers502LeavesTheOutcomeToTheBalance() {
        try (ForwardProxy proxy = ForwardProxy.open().refusing("POST")) {
            MavenRun run = project.withProxies(proxy.element("", "", "")).run();
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .as(() -> run.log())
                    .isEqualTo("SERVER_ERROR");
            assertThat(project.report().at("/credits/spent").decimalValue()).isEqualByComparingTo("0");
            proxy.healed();
            assertThat(project.run().exitCode()).isZero();
            assertThat(endpoint.paidCalls()).isEqualTo(2);
        }
    }

    @Test
    void aProxyThatDiesMidwayDoesNotMakeTheUserPayTwice() {
        try (ForwardProxy proxy = ForwardProxy.open().dyingAfter("POST")) {
            MavenRun run = project.withProxies(proxy.element("", "", "")).run();
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .as(() -> run.log())
                    .isEqualTo("INDETERMINATE");
            assertThat(project.report().at("/credits/indeterminate").decimalValue())
                    .isBetween(endpoint.spent(), endpoint.spent().multiply(BigDecimal.valueOf(2)));
            proxy.healed();
            assertThat(project.run().exitCode()).isEqualTo(1);
            assertThat(endpoint.paidCalls("picture 1")).isEqualTo(1);
            assertThat(endpoint.paidCalls("picture 2")).isEqualTo(1);
        }
    }

    @Test
    void aProxyThatIsNotThereCostsNothing() throws IOException {
        String element;
        try (ForwardProxy proxy = ForwardProxy.open()) {
            element = proxy.element("", "", "");
        }
        MavenRun run = project.withProxies(element).run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(project.reportOf("image-1").at("/problem/code").asString()).isEqualTo("NOT_SENT");
        assertThat(run.log()).contains("Connection refused");
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void buysThroughTinyproxy() throws Exception {
        assertThat(Path.of("/usr/bin/tinyproxy"))
                .as("tinyproxy, which .ci/install installs")
                .isExecutable();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(
                directory.resolve("tinyproxy.conf"),
                "Port " + port + "\nListen 127.0.0.1\nTimeout 60\nBasicAuth ann s3cret\n");
        Process tinyproxy = new ProcessBuilder("/usr/bin/tinyproxy", "-d", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("tinyproxy.log").toFile())
                .start();
        try {
            awaitListener(port, tinyproxy);
            MavenRun run = project.withProxies("<proxy><id>office</id><host>127.0.0.1</host><port>" + port
                            + "</port><username>ann</username><password>s3cret</password></proxy>")
                    .run();
            assertThat(run.exitCode()).as(() -> run.log()).isZero();
            assertThat(endpoint.generationRequests()).hasSize(2).allSatisfy(request -> assertThat(request.header("via"))
                    .containsIgnoringCase("tinyproxy"));
        } finally {
            tinyproxy.destroy();
            boolean unused = tinyproxy.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void awaitListener(int port, Process process) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException e) {
                assertThat(process.waitFor(100, TimeUnit.MILLISECONDS))
                        .as("tinyproxy has ended")
                        .isFalse();
            }
        }
        throw new AssertionError("tinyproxy does not listen");
    }
}
