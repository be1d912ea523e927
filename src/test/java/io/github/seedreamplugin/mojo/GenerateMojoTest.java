package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.segmind.Endpoint;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class GenerateMojoTest {

    private static final Service SERVICE = new Service(Endpoint.DOCUMENTED, Optional.empty(), false);

    @Test
    @Basedir("examples/quickstart")
    @InjectMojo(goal = "generate")
    void asksForWhatTheDefaultsSay(GenerateMojo mojo) throws Exception {
        GenerationRequest request = request(mojo, SERVICE);
        assertThat(request.spending().maxCredits()).isEqualTo(new BigDecimal("1.00"));
        assertThat(request.spending().minRemainingCredits()).isEqualTo(BigDecimal.ZERO);
        assertThat(request.spending().creditsPerImage()).isEqualTo(new BigDecimal("0.035"));
        assertThat(request.spending().allowPartial()).isFalse();
        assertThat(request.calls().maxConcurrent()).isEqualTo(8);
        assertThat(request.calls().requestsPerMinute()).isEqualTo(50);
        assertThat(request.calls().requestTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(request.rules().frozen()).isFalse();
        assertThat(request.selection().shard()).isEmpty();
        assertThat(mojo.endpoint).isEqualTo(Endpoint.DOCUMENTED.uri().toString());
    }

    @Test
    @Basedir("examples/quickstart")
    @InjectMojo(goal = "generate")
    void readsAndWritesWhereAProjectExpectsIt(GenerateMojo mojo) throws Exception {
        Path project = Path.of("examples/quickstart").toAbsolutePath();
        RunPaths places = request(mojo, SERVICE).places();
        assertThat(places.manifest()).isEqualTo(project.resolve("src/main/seedream/images.yaml"));
        assertThat(places.lockFile()).isEqualTo(project.resolve("src/main/seedream/images.lock.yaml"));
        assertThat(places.outputDirectory()).isEqualTo(project.resolve("target/generated-resources/seedream"));
        assertThat(places.reportDirectory()).isEqualTo(project.resolve("target/seedream"));
        assertThat(places.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".m2", "seedream"));
    }

    @Test
    @Basedir("examples/quickstart")
    @InjectMojo(goal = "generate")
    void keepsASimulatedRunAwayFromTheRealBankAndLock(GenerateMojo mojo) throws Exception {
        Path simulated =
                Path.of("examples/quickstart/target/seedream/simulated").toAbsolutePath();
        RunPaths places = request(mojo, new Service(Endpoint.DOCUMENTED, Optional.empty(), true))
                .places();
        assertThat(places.home()).isEqualTo(simulated);
        assertThat(places.lockFile()).isEqualTo(simulated.resolve("images.lock.yaml"));
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "manifest", value = "no-such-file.yaml")
    void doesNothingWhenItIsToSkip(GenerateMojo mojo) {
        RecordingLog log = new RecordingLog();
        mojo.setLog(log);
        assertThatCode(mojo::execute).doesNotThrowAnyException();
        assertThat(log.lines()).containsExactly("[INFO] Skipped, because seedream.skip is true");
    }

    @Test
    @InjectMojo(goal = "generate")
    void saysWhatAParameterTakes(GenerateMojo mojo) {
        assertRefused(
                mojo,
                one -> one.maxCredits = "ten",
                "seedream.maxCredits is 'ten'; it must be a number of credits, such as 2.50");
        mojo.maxCredits = "1.00";
        assertRefused(
                mojo,
                one -> one.creditsPerImage = "0",
                "seedream.creditsPerImage is 0; it must be more than 0, such as 0.035");
        mojo.creditsPerImage = "0.035";
        assertRefused(
                mojo,
                one -> one.requestTimeout = "5 minutes",
                "seedream.requestTimeout is '5 minutes'; it must be an ISO 8601 duration, such as PT5M for five"
                        + " minutes or PT90S for ninety seconds");
        assertRefused(
                mojo,
                one -> one.requestTimeout = "60",
                "seedream.requestTimeout is '60'; it must be an ISO 8601 duration; for 60 seconds write PT60S");
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "resourcesPath", value = "../x")
    void keepsResourcesOnTheClassPath(GenerateMojo mojo) {
        assertRefused(
                mojo,
                one -> {},
                "seedream.resourcesPath is '../x'; it must be a folder below the class path's root, such as"
                        + " images/generated");
    }

    private static GenerationRequest request(GenerateMojo mojo, Service service) throws MojoFailureException {
        // The harness' session is a mock and does not say where Maven was started.
        when(mojo.session().getExecutionRootDirectory()).thenReturn(System.getProperty("user.dir"));
        return mojo.whole(service);
    }

    private static void assertRefused(GenerateMojo mojo, Consumer<GenerateMojo> change, String message) {
        change.accept(mojo);
        assertThatThrownBy(() -> request(mojo, SERVICE))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(message);
    }
}
