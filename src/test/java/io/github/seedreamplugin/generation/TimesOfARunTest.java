package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.Phase;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run tells how long all of it took, and what it spent the time on. */
class TimesOfARunTest {

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;
    private Project project;

    @BeforeEach
    void setUp() {
        endpoint = ScriptedEndpoint.start();
        project = new Project(folder, endpoint).images("hero");
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    @Test
    void theTimeCoversTheReportsAndTheSmallPictures() throws IOException {
        long before = System.nanoTime();
        Run run = project.build();
        Duration outside = Duration.ofNanos(System.nanoTime() - before);

        Duration inPhases = run.phases().stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
        assertThat(run.phases())
                .extracting(Phase::name)
                .containsExactly(
                        "looking for changes",
                        "reading the manifest",
                        "checking pictures",
                        "restoring pictures",
                        "buying pictures",
                        "writing reports and small pictures");
        assertThat(run.took()).isBetween(inPhases.minusMillis(10), outside);
        assertThat(run.took().minus(inPhases)).isLessThan(Duration.ofMillis(50));
        String seconds = "\"seconds\" : " + run.took().toMillis() / 1000.0 + ",";
        assertThat(project.reports().resolve("credit-report.json")).content().contains(seconds);
    }

    @Test
    void whatIsNotDoneTakesNoTime() {
        project.build();

        assertThat(project.build().phases()).extracting(Phase::name).doesNotContain("buying pictures");
    }

    @Test
    void aManifestThatTheBuildHasReadIsNotReadOnceMore() throws IOException, InterruptedException {
        Reading read = new ManifestReader()
                .read(project.manifestFile(), project.request().places().manifestRules());
        Files.delete(project.manifestFile());
        RunEnvironment environment = new RunEnvironment(
                Optional.empty(), () -> new KeyLookup.None("No API key"), project.told, Optional.of(read));

        GenerationResult result = new Generation(project.request(), environment, new Accounts(Clock.systemUTC())).run();

        assertThat(Project.states(result.run())).isEqualTo(List.of("hero not-started NO_KEY"));
    }
}
