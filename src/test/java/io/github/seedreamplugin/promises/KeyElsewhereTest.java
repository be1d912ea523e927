package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.ForwardProxy;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real builds that are told to call somebody else, as the proxy between sees them: whoever changes a POM or the command
 * line gets no key.
 */
@Tag("slow")
class KeyElsewhereTest {

    private static final String TUNNEL = "CONNECT gateway.example.org:443";

    private static final String KEY = "SG_0123456789abcdef";

    @TempDir
    Path directory;

    @Test
    void aPropertyAloneSendsNothingToAnotherHost() {
        try (ForwardProxy proxy = ForwardProxy.open().refusing("CONNECT")) {
            MavenProject project = project(proxy).with("seedream.endpoint", "https://gateway.example.org/v1/model");

            MavenRun run = project.run();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.log())
                    .contains(
                            "seedream.endpoint is on gateway.example.org, and the API key is sent only to the provider's"
                                    + " own hosts")
                    .contains("<configuration><host>gateway.example.org</host></configuration>");
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .isEqualTo("NO_KEY");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void theHostThatSettingsNameIsCalled() {
        try (ForwardProxy proxy = ForwardProxy.open().refusing("CONNECT")) {
            MavenProject project = project(proxy)
                    .trusting("gateway.example.org")
                    .withKey(KEY)
                    .with("seedream.endpoint", "https://gateway.example.org/v1/model");

            project.run();

            assertThat(proxy.requests()).isNotEmpty().containsOnly(TUNNEL);
        }
    }

    @Test
    void theRequestHistoryIsAskedNowhereElse() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start();
                ForwardProxy proxy = ForwardProxy.open().refusing("CONNECT")) {
            MavenProject project = project(proxy)
                    .calling(endpoint)
                    .with("seedream.requestHistory", "true")
                    .with("seedream.requestHistoryUrl", "https://gateway.example.org/history");

            MavenRun run = project.run();

            assertThat(run.log()).contains("seedream.requestHistoryUrl is on gateway.example.org");
            assertThat(endpoint.requests()).isEmpty();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowedWithTheKey() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start();
                ScriptedEndpoint other = ScriptedEndpoint.start()) {
            MavenProject project = new MavenProject(directory).withImages(1).calling(endpoint);
            endpoint.otherwise(ScriptedAnswer.status(307)
                    .header("location", other.uri().toString())
                    .body("moved"));

            project.with("seedream.settleAfter", "PT0S").run();

            assertThat(endpoint.generationRequests()).isNotEmpty();
            assertThat(other.requests()).isEmpty();
        }
    }

    private MavenProject project(ForwardProxy proxy) {
        return new MavenProject(directory)
                .withImages(1)
                .withKey(KEY)
                .with("seedream.firstPurchase", "true")
                .with("seedream.retries", "0")
                .withProxies(proxy.element("", "", "127.*"));
    }
}
