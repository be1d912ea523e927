package io.github.seedreamplugin.generation;

import static io.github.seedreamplugin.testing.ScriptedAnswer.error;
import static io.github.seedreamplugin.testing.ScriptedAnswer.json;
import static io.github.seedreamplugin.testing.ScriptedAnswer.picture;
import static io.github.seedreamplugin.testing.ScriptedAnswer.pieces;
import static io.github.seedreamplugin.testing.ScriptedPiece.failed;
import static io.github.seedreamplugin.testing.ScriptedPiece.linked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.JsonShape;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small inputs that once cost somebody money or a picture. Those of the command line and of the manifest stand with the
 * goals: {@code ParameterCheckTest}, {@code HomeParameterTest}, and the integration project {@code several-manifests}.
 */
@Timeout(60)
class CasesTest {

    private static final String NO_CREDITS_USED = "{\"error\":\"generation failed, no credits were used\"}";

    @TempDir
    Path directory;

    private ScriptedEndpoint endpoint;
    private Project project;

    @BeforeEach
    void start() {
        endpoint = ScriptedEndpoint.start("0.035", "10");
        project = new Project(directory.resolve("project"), endpoint);
        project.retries = 0;
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void anErrorIn200WithAnUnchangedBalanceIsFreeAndMayBeTriedAgainByTheNextBuild() {
        project.images("hero");
        endpoint.onPrompt("hero", json(NO_CREDITS_USED).free(), picture());

        Run run = project.build();
        assertThat(Project.states(run)).containsExactly("hero failed GENERATION_FAILED");
        assertThat(Project.message(run, "hero")).contains("generation failed, no credits were used");
        assertThat(charged(run)).isEqualTo("0.00");
        assertThat(Project.states(project.build())).containsExactly("hero bought");
    }

    @Test
    void aFreeNeighbourDoesNotHideThatABrokenCallWasCharged() {
        project.retries = 3;
        project.images("a", "hero");
        endpoint.onPrompt("a", json(NO_CREDITS_USED).free());
        endpoint.onPrompt("hero", picture().cutBodyAfter(400));

        Run run = project.build();
        assertThat(calls("hero")).isEqualTo(1);
        assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(endpoint.spent());
        assertThat(run.bill().charged().least()).isLessThanOrEqualTo(endpoint.spent());
        project.build();
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void aPictureThatIsBusyForAMomentIsFetchedByTheNextBuildWithoutACall() {
        ScriptedAnswer busy = error(503, "busy");
        project.images("hero*3");
        endpoint.onPrompt("hero", pieces(linked(), linked(), linked(busy, busy, busy, busy, busy, busy, busy, busy)));

        Run run = project.build();
        assertThat(Project.states(run)).containsExactly("hero failed PICTURES_MISSING");
        assertThat(Project.message(run, "hero"))
                .contains("HTTP 503 from 127.0.0.1")
                .contains("next build");
        for (int builds = 0; builds < 8 && !Files.exists(project.picture("hero-3")); builds++) {
            project.build();
        }
        assertThat(project.output()).isDirectoryContaining("glob:**/hero-{1,2,3}.jpg");
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void anEntryThatFailedBesideGoodOnesIsToldInTheServicesWords() {
        endpoint.books().stating(StatedFact.COST);
        project.images("hero*3");
        endpoint.onPrompt("hero", pieces(linked(), linked(), failed("X", "one was too dark")));

        Run run = project.build();
        assertThat(Project.states(run)).containsExactly("hero bought");
        assertThat(run.images().get(0).files()).hasSize(2);
        assertThat(project.told.warnings).anyMatch(warning -> warning.contains("one was too dark"));
        assertThat(charged(run)).isEqualTo("0.07");
    }

    @Test
    void aBareListOfAddressesIsAPicture() {
        project.images("hero");
        endpoint.onPrompt("hero", pieces(JsonShape.BARE_LIST, linked()));

        assertThat(Project.states(project.build())).containsExactly("hero bought");
    }

    @Test
    void aPictureDeepInsideAnAnswerIsAPicture() {
        project.images("hero");
        endpoint.onPrompt("hero", pieces(JsonShape.NESTED, linked()));

        assertThat(Project.states(project.build())).containsExactly("hero bought");
    }

    @Test
    void aWholePictureWithoutItsLastChunkIsAPictureWithAWarning() {
        project.images("hero");
        endpoint.onPrompt("hero", picture().withoutLastChunk());

        assertThat(Project.states(project.build())).containsExactly("hero bought");
        assertThat(project.told.warnings).anyMatch(warning -> warning.startsWith("hero: "));
    }

    @Test
    void aPictureThatIsCompressedThoughNobodyAskedIsAPicture() {
        project.images("gzip", "deflate");
        endpoint.onPrompt("gzip", picture().gzip());
        endpoint.onPrompt("deflate", picture().deflate());

        assertThat(Project.states(project.build())).containsExactly("gzip bought", "deflate bought");
    }

    @Test
    void aGatewaysTimeoutThatIsChargedLaterIsNotCalledAgain() {
        project.retries = 3;
        project.images("hero");
        project.settleAfter = Duration.ofSeconds(1);
        endpoint.onPrompt(
                "hero", error(504, "timeout").after(Duration.ofMillis(300)).chargedAfter(Duration.ofMillis(500)));

        Run run = project.build();
        assertThat(calls("hero")).isEqualTo(1);
        assertThat(charged(run)).isEqualTo("0.035");
        project.build();
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void aServerErrorThatIsChargedLaterIsNotCalledAgain() {
        project.retries = 3;
        project.images("hero");
        project.settleAfter = Duration.ofSeconds(1);
        endpoint.onPrompt("hero", error(500, "oops").chargedAfter(Duration.ofMillis(300)));

        assertThat(charged(project.build())).isEqualTo("0.035");
        project.build();
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void aStatusThatNoTableNamesIsCalledOnceAndTheNextBuildsSayWhatMayHaveBeenCharged() {
        project.retries = 3;
        project.images("hero");
        endpoint.otherwise(error(408, "timeout").charged());

        project.build();
        for (int builds = 0; builds < 2; builds++) {
            assertThat(Project.message(project.build(), "hero"))
                    .contains("charged")
                    .contains("0.035");
        }
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void picturesOfAnAnswerThatABuildWasKilledOverAreTakenFromTheDisk() throws IOException {
        project.images("hero*15");
        project.maxCredits = "2";
        project.accounts = new Accounts(new DyingClock(() -> !kept("piece-").isEmpty()));
        endpoint.onPrompt("hero", ScriptedAnswer.pictures(15));
        try {
            Project.run(project.generation());
        } catch (DyingClock.Killed e) {
            // As after kill -9.
        }
        for (Path piece : kept("piece-")) {
            Files.delete(piece);
        }

        Run run = project.build();
        assertThat(Project.states(run)).containsExactly("hero restored");
        assertThat(run.images().get(0).files()).hasSize(15);
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void aLedgerFromTheFutureNeitherHidesAChargeNorMakesAnyoneWait() {
        project.images("a");
        project.accounts = new Accounts(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        Project.run(project.generation());
        project.retries = 3;
        project.images("a", "hero");
        endpoint.onPrompt("hero", picture().cutBodyAfter(400));

        Run run = project.build();
        assertThat(charged(run)).isEqualTo("0.035");
        project.build();
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    void anErrorInWhoseHeadersTheBalanceFellIsNotSentAgain() {
        project.retries = 3;
        project.maxConcurrent = 1;
        project.images("a", "hero");
        endpoint.onPrompt("hero", error(503, "busy").charged());

        assertThat(charged(project.build())).isEqualTo("0.07");
        project.build();
        assertThat(calls("hero")).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "there, not even root writes into /proc")
    void aLockThatCannotBeWrittenIsFoundOutBeforeTheFirstCall() {
        project.images("hero");
        project.lockFile = Path.of("/proc/images.lock.yaml");

        Run run = project.build();
        assertThat(Project.states(run)).containsExactly("hero not-started DISK");
        assertThat(Project.message(run, "hero")).contains("/proc");
        assertThat(endpoint.generationRequests()).isEmpty();
    }

    @Test
    void aSimulatedBuildLeavesABoughtPictureAlone() throws IOException {
        project.images("hero");
        project.build();
        byte[] bought = Files.readAllBytes(project.picture("hero"));
        project.simulated = true;
        project.home = directory.resolve("home-of-the-simulator");

        project.build();
        assertThat(project.picture("hero")).hasBinaryContent(bought);
    }

    private String charged(Run run) {
        return run.bill().charged().text();
    }

    private long calls(String prompt) {
        return endpoint.generationRequests().stream()
                .filter(request -> request.prompt().equals(prompt))
                .count();
    }

    private List<Path> kept(String name) {
        return Project.filesBelow(project.home).stream()
                .filter(file -> file.getFileName().toString().startsWith(name))
                .toList();
    }
}
