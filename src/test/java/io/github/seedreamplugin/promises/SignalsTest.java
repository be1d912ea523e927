package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.output.Stamp;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.Sale;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A real Maven process is told to end, or is ended, at moments that a seed chooses. */
@EnabledOnOs(OS.LINUX)
class SignalsTest {

    private static final int IMAGES = 12;
    private static final int AT_ONCE = 3;
    // On Jenkins 5 s pass before the process is killed (ci.md): one second less must do.
    private static final Duration GONE_WITHIN = Duration.ofSeconds(4);
    // What was on its way when the signal was sent arrives a little later.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(500);
    private static final Set<String> LOST = Set.of("PAID_LOST", "INDETERMINATE", "NOT_IN_BANK");

    @TempDir
    Path directory;

    @BeforeAll
    static void fetchWhatAPluginNeeds(@TempDir Path parent) {
        assertThat(new MavenProject(parent).with("seedream.skip", "true").run().exitCode())
                .isZero();
    }

    static Stream<Arguments> aFewStops() {
        return seeds(1).flatMap(seed -> Stream.of(Arguments.of("INT", seed), Arguments.of("TERM", seed)));
    }

    static Stream<Arguments> manyStops() {
        return seeds(12).flatMap(seed -> Stream.of(Arguments.of("INT", seed), Arguments.of("TERM", seed)));
    }

    static Stream<Integer> aFewKills() {
        return seeds(1);
    }

    static Stream<Integer> manyKills() {
        return seeds(12);
    }

    private static Stream<Integer> seeds(int count) {
        return Stream.iterate(1, seed -> seed + 1).limit(count);
    }

    @ParameterizedTest
    @MethodSource("aFewStops")
    void aStopLosesNothing(String signal, int seed) {
        stopAndGoOn(signal, seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("manyStops")
    void aStopLosesNothingAtAnyMoment(String signal, int seed) {
        stopAndGoOn(signal, seed);
    }

    @ParameterizedTest
    @MethodSource("aFewKills")
    void aKillBreaksNothing(int seed) throws IOException {
        killAndGoOn(seed);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("manyKills")
    void aKillBreaksNothingAtAnyMoment(int seed) throws IOException {
        killAndGoOn(seed);
    }

    @Test
    void aStopDoesNotWaitForACallThatHangs() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
            endpoint.otherwise(ScriptedAnswer.hang().charged());
            MavenProject project = new MavenProject(directory)
                    .withImages(3)
                    .calling(endpoint)
                    .with("seedream.settleAfter", "PT0S")
                    .with("seedream.maxConcurrent", "1")
                    .startedBy("env", "--default-signal=INT");
            MavenRun run = project.start();
            endpoint.awaitInFlight(1);
            run.signal("INT");
            assertThat(run.endsWithin(GONE_WITHIN)).isTrue();
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .isEqualTo("INDETERMINATE");
            assertThat(project.reportOf("image-2").at("/problem/code").asString())
                    .isEqualTo("STOPPED");
            endpoint.otherwise(ScriptedAnswer.picture());
            assertThat(project.run().exitCode()).isEqualTo(1);
            assertThat(endpoint.paidCalls("picture 1")).isEqualTo(1);
            assertThat(project.reportOf("image-1").at("/problem/code").asString())
                    .isEqualTo("PAID_LOST");
            assertThat(project.output().resolve("image-2.jpg")).exists();
        }
    }

    private void stopAndGoOn(String signal, int seed) {
        try (ScriptedEndpoint endpoint = slowEndpoint()) {
            MavenProject project = project(endpoint);
            MavenRun run = project.startedBy("env", "--default-signal=INT,TERM").start();
            awaitMoment(run, endpoint, new Random(seed));
            Instant signalled = Instant.now();
            run.signal(signal);
            assertThat(run.endsWithin(GONE_WITHIN)).as(() -> run.log()).isTrue();

            assertThat(endpoint.generationRequests())
                    .allSatisfy(request -> assertThat(request.at()).isBefore(signalled.plus(ON_ITS_WAY)));
            if (!endpoint.generationRequests().isEmpty()) {
                assertThat(project.report().get("images")).hasSize(IMAGES);
            }
            int before = endpoint.paidCalls();
            assertThat(endpoint.sales().stream().map(Sale::answerSha256))
                    .as("what was paid is in the bank")
                    .allSatisfy(digest -> assertThat(bank(project)).anyMatch(name -> name.startsWith(digest)));

            MavenRun next = project.run();
            assertThat(next.exitCode()).as(() -> next.log()).isZero();
            assertThat(endpoint.paidCalls()).as("%s before the stop", before).isEqualTo(IMAGES);
            assertEveryPictureIsThere(project);
        }
    }

    private void killAndGoOn(int seed) throws IOException {
        try (ScriptedEndpoint endpoint = slowEndpoint()) {
            MavenProject project = project(endpoint);
            MavenRun run = project.start();
            awaitMoment(run, endpoint, new Random(seed));
            run.signal("KILL");
            run.awaitEnd();
            assertNoHalfFile(project, endpoint);

            MavenRun next = project.run();
            List<JsonNode> failed = project.report()
                    .get("images")
                    .valueStream()
                    .filter(image -> image.get("state").asString().equals("failed"))
                    .toList();
            assertThat(failed).as(() -> next.log()).hasSizeLessThanOrEqualTo(AT_ONCE);
            assertThat(failed)
                    .allSatisfy(image ->
                            assertThat(image.at("/problem/code").asString()).isIn(LOST));
            assertThat(next.exitCode()).isEqualTo(failed.isEmpty() ? 0 : 1);
            assertPaidOnce(endpoint, failed);
            assertNoHalfFile(project, endpoint);
            int paid = endpoint.paidCalls();

            project.run();
            assertThat(endpoint.paidCalls()).as("after a run after that").isEqualTo(paid);

            project.with("seedream.rebuy", "*").run();
            assertThat(endpoint.paidCalls()).isEqualTo(paid + failed.size());
            assertEveryPictureIsThere(project);
        }
    }

    /** A call that was noted and never sent is not paid, and nobody can tell while others are unknown too. */
    private static void assertPaidOnce(ScriptedEndpoint endpoint, List<JsonNode> failed) {
        Set<String> unknown = failed.stream()
                .filter(image -> image.at("/problem/code").asString().equals("INDETERMINATE"))
                .map(image -> image.get("name").asString())
                .collect(Collectors.toSet());
        for (int number = 1; number <= IMAGES; number++) {
            int paid = endpoint.paidCalls("picture " + number);
            if (unknown.contains("image-" + number)) {
                assertThat(paid).isLessThanOrEqualTo(1);
            } else {
                assertThat(paid).as("picture %s", number).isEqualTo(1);
            }
        }
    }

    private static ScriptedEndpoint slowEndpoint() {
        return ScriptedEndpoint.start()
                .otherwise(ScriptedAnswer.picture()
                        .withoutHeader("x-remaining-credits")
                        .drippingHeaders(Duration.ofMillis(2)));
    }

    private MavenProject project(ScriptedEndpoint endpoint) {
        return new MavenProject(directory)
                .withImages(IMAGES)
                .calling(endpoint)
                .with("seedream.maxConcurrent", Integer.toString(AT_ONCE))
                .with("seedream.settleAfter", "PT0S");
    }

    /** Any moment of the process, most of them while it buys. */
    private static void awaitMoment(MavenRun run, ScriptedEndpoint endpoint, Random random) {
        if (random.nextInt(5) > 0) {
            endpoint.awaitRequests(1);
        }
        boolean unused = run.endsWithin(Duration.ofMillis(random.nextInt(2_500)));
    }

    private static List<String> bank(MavenProject project) {
        return MavenProject.filesBelow(project.home().resolve("blobs")).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static void assertNoHalfFile(MavenProject project, ScriptedEndpoint endpoint) throws IOException {
        Set<String> sold =
                Set.copyOf(endpoint.sales().stream().map(Sale::answerSha256).toList());
        for (Path file : MavenProject.filesBelow(project.output())) {
            if (!Files.isHidden(file)) {
                assertThat(Stamp.originalOf(file))
                        .hasValueSatisfying(picture -> assertThat(sold).contains(picture.sha256()));
            }
        }
    }

    private static void assertEveryPictureIsThere(MavenProject project) {
        for (int number = 1; number <= IMAGES; number++) {
            assertThat(project.output().resolve("image-" + number + ".jpg")).isNotEmptyFile();
        }
    }
}
