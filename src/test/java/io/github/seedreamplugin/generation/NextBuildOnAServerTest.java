package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.CallOrigin;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.report.Phase;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CI server gives each build another number, commit and address, which is no reason to look at everything again. */
class NextBuildOnAServerTest {

    private static final String MANIFEST = "version: 1\nimages:\n  hero:\n    prompt: A lighthouse\n";

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;

    @BeforeEach
    void setUp() {
        endpoint = ScriptedEndpoint.start();
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    @Test
    void doesNothingIfTheManifestCannotUseTheNumbers() {
        Project project = upToDate(MANIFEST);
        number(project, "43");

        Run run = project.build();

        assertThat(run.phases()).extracting(Phase::name).containsExactly("looking for changes");
        assertThat(run.facts().build()).contains("https://ci.example.com/job/shop/43");
    }

    @Test
    void readsAManifestThatMayUseTheNumbers() {
        Project project = upToDate(MANIFEST + "properties: true\n");
        assertThat(project.build().phases()).extracting(Phase::name).containsExactly("looking for changes");
        number(project, "43");

        assertThat(project.build().phases()).extracting(Phase::name).contains("reading the manifest");
    }

    /** Jenkins' step junit fails a build whose test reports are all older than the build. */
    @Test
    void itsTestReportIsAsNewAsTheBuildAndSaysTheSame() throws Exception {
        Project project = upToDate(MANIFEST);
        Path report = project.reports().resolve("TEST-seedream.xml");
        byte[] before = Files.readAllBytes(report);
        Files.setLastModifiedTime(report, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        Run run = project.build();

        assertThat(run.phases()).extracting(Phase::name).containsExactly("looking for changes");
        assertThat(report).hasBinaryContent(before);
        assertThat(Files.getLastModifiedTime(report).toInstant()).isAfterOrEqualTo(run.started());
    }

    @Test
    void looksAtEverythingWhereTheTestReportIsAnother() throws Exception {
        Project project = upToDate(MANIFEST);
        Path report = project.reports().resolve("TEST-seedream.xml");
        Files.writeString(report, "<testsuite/>");

        assertThat(project.build().phases()).extracting(Phase::name).contains("reading the manifest");
        assertThat(report).content().contains("hero");
    }

    /** Built until nothing is left to do; by its clock, that was a minute ago. */
    private Project upToDate(String manifest) {
        Project project = new Project(folder, endpoint).manifest(manifest);
        number(project, "42");
        project.build();
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        project.build();
        return project;
    }

    private static void number(Project project, String build) {
        project.origin = new CallOrigin(
                Optional.empty(),
                Optional.of("4f1e2d" + build),
                Optional.of("main"),
                Optional.of("ci"),
                Optional.of("https://ci.example.com/job/shop/" + build));
        project.properties = new ManifestProperties(Map.of("buildNumber", build), Set.of("env.BUILD_" + build));
    }
}
