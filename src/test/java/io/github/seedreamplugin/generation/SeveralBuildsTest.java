package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds in processes of their own: several at once, killed, and told to end. */
@Timeout(180)
class SeveralBuildsTest {

    private static final int KILLS = Integer.getInteger("seedream.kills", 4);
    private static final String[] IMAGES =
            IntStream.range(0, 12).mapToObj(i -> "image-" + i).toArray(String[]::new);

    @TempDir
    Path directory;

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start();
    private final List<Process> processes = new ArrayList<>();
    private Project project;

    @BeforeEach
    void start() {
        project = new Project(directory.resolve("project"), endpoint);
    }

    @AfterEach
    void stopWhatStillRuns() {
        processes.forEach(Process::destroyForcibly);
        endpoint.close();
    }

    private Process start(Project which) throws IOException {
        Process process = BuildProcess.start(which, endpoint);
        processes.add(process);
        return process;
    }

    @Test
    void threeProcessesAtOnceBuyEveryPictureOnce() throws Exception {
        List<Project> builds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Project build = new Project(directory.resolve("build" + i), endpoint).images(IMAGES);
            build.home = directory.resolve("home");
            builds.add(build);
            start(build);
        }
        for (Process process : processes) {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        assertThat(endpoint.sales()).extracting(sale -> sale.prompt()).containsExactlyInAnyOrder(IMAGES);
        BigDecimal spent = BigDecimal.ZERO;
        for (Project build : builds) {
            String report = Files.readString(build.reports().resolve("credit-report.json"));
            assertThat(report).contains("\"status\" : \"ok\"");
            spent = spent.add(spentIn(report));
        }
        assertThat(spent).isEqualByComparingTo(endpoint.spent());
    }

    @Test
    void aBuildThatIsKilledAtAnyMomentCostsNothingTwiceAndLeavesNothingHalf() throws Exception {
        long seed = Long.getLong("seedream.seed", 20261123L);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            project = new Project(directory.resolve("project" + kill), endpoint).images(pictures(kill));
            Audit audit = new Audit(endpoint, project.home);
            audit.begin();

            killAt(start(project), random);

            assertThat(Project.filesBelow(project.output()))
                    .as("seed %s, kill %s", seed, kill)
                    .allMatch(file -> isHidden(file) || isWholeAndSold(file));
            Run next = project.build();
            assertThat(Project.states(next))
                    .as("seed %s, kill %s", seed, kill)
                    .allMatch(state -> state.matches(".* (bought|restored|current|failed (PAID_LOST|INDETERMINATE))"));
            audit.killed(new BigDecimal("10"));
            assertThat(Project.filesBelow(project.output())).noneMatch(SeveralBuildsTest::isHidden);
            assertThat(Project.states(project.build()))
                    .allMatch(state -> state.matches(".* (current|failed (PAID_LOST|INDETERMINATE))"));
        }
    }

    private static String[] pictures(int kill) {
        return IntStream.range(0, 12).mapToObj(i -> "kill-" + kill + "-" + i).toArray(String[]::new);
    }

    private void killAt(Process process, Random random) throws InterruptedException {
        int calls = endpoint.generationRequests().size() + random.nextInt(IMAGES.length);
        endpoint.awaitRequests(calls);
        long until = System.nanoTime() + random.nextInt(20_000_000);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        process.destroyForcibly();
        process.waitFor();
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    private boolean isWholeAndSold(Path file) {
        try {
            String digest = TestPictures.sha256(Files.readAllBytes(file));
            return endpoint.sales().stream()
                    .anyMatch(sale -> sale.answerSha256().equals(digest));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBuildThatIsToldToEndIsGoneWithinFourSecondsAndHasReported() throws Exception {
        endpoint.next(ScriptedAnswer.picture());
        endpoint.otherwise(ScriptedAnswer.hang());
        project.settleAfter = Duration.ofMinutes(2);
        Process process = start(project.images(IMAGES));
        endpoint.awaitRequests(8);

        long told = System.nanoTime();
        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(4));
        String report = Files.readString(project.reports().resolve("credit-report.json"));
        assertThat(report)
                .contains("\"status\" : \"failed\"")
                .contains("INDETERMINATE")
                .contains("STOPPED");
        assertThat(Project.filesBelow(project.output())).singleElement().matches(this::isWholeAndSold);
        assertThat(project.lockFile).content().contains(endpoint.sales().get(0).prompt());
    }

    private static BigDecimal spentIn(String report) {
        return new BigDecimal(report.replaceAll("(?s).*\"spent\" : ([0-9.]+).*", "$1"));
    }
}
