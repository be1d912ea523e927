package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.Pricing;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.ScriptedPiece;
import io.github.seedreamplugin.testing.StatedFact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bill says of calls whose cost nobody states. */
@Timeout(60)
class UnknownCostsTest {

    @TempDir
    Path directory;

    @Test
    void aReadingThatIsTooEarlyNarrowsNothing() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST);
            Project other = new Project(directory.resolve("other"), endpoint).images("held");
            Project project = new Project(directory.resolve("project"), endpoint).images("a", "b");
            project.home = other.home;
            project.retries = 0;
            project.requestTimeout = Duration.ofSeconds(4);
            project.maxConcurrent = 1;
            endpoint.onPrompt("held", ScriptedAnswer.picture().held());
            endpoint.onPrompt("b", ScriptedAnswer.error(500, "oops").chargedAfter(Duration.ofHours(1)));
            CompletableFuture<Run> held = CompletableFuture.supplyAsync(other::build);
            endpoint.awaitInFlight(1);

            Run run = project.build();
            endpoint.release();
            held.join();

            assertThat(Project.states(run)).containsExactly("a bought", "b failed INDETERMINATE");
            assertThat(run.bill().charged().text()).isEqualTo("0.035 to 0.07");
            assertThat(project.told.warnings)
                    .contains("Not settled: other builds on this machine are using the account; the next build looks"
                            + " again");
        }
    }

    @Test
    void twoCallsOfWhichOneWasChargedAreKnownTogether() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST);
            Project project = new Project(directory, endpoint).images("a", "b");
            project.retries = 0;
            endpoint.onPrompt("a", ScriptedAnswer.closed());
            endpoint.onPrompt("b", ScriptedAnswer.closed().charged());

            Run run = project.build();

            assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE", "b failed INDETERMINATE");
            assertThat(run.bill().charged().text()).isEqualTo("0.035");
            assertThat(run.bill().charged().source()).isEqualTo(CostSource.BALANCE);
        }
    }

    @Test
    void aCallIsSettledOnceTheChargesOfItsNeighboursShowToo() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST);
            Project project = new Project(directory, endpoint).images("a", "b");
            project.settleAfter = Duration.ofMillis(600);
            endpoint.onPrompt("a", ScriptedAnswer.closed(), ScriptedAnswer.picture());
            endpoint.onPrompt("b", ScriptedAnswer.picture().after(Duration.ofMillis(500)));

            assertThat(Project.states(project.build())).containsExactly("a bought", "b bought");
            assertThat(endpoint.paidCalls("a")).isEqualTo(1);
        }
    }

    @Test
    void aPurchaseOfAnEarlierBuildThatIsCompletedNowExplainsNothingThatIsMissingNow() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST);
            ScriptedAnswer busy = ScriptedAnswer.error(503, "not there yet");
            endpoint.onPrompt("c", ScriptedAnswer.pieces(ScriptedPiece.linked(busy, busy, busy, busy)));
            endpoint.onPrompt("b", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());
            Project project = new Project(directory, endpoint).images("c");
            project.settleAfter = Duration.ofMillis(300);
            assertThat(Project.states(project.build())).containsExactly("c failed PICTURES_MISSING");

            Run run = project.images("c", "b").build();

            assertThat(Project.states(run)).first().isEqualTo("c restored");
            assertThat(endpoint.paidCalls("b")).isEqualTo(1);
            assertThat(run.bill().charged().most()).isEqualByComparingTo("0.035");
        }
    }

    @Test
    void aRefusalThatWasChargedMayHaveTakenMoreThanAReadingShowsThatIsTooEarly() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books()
                    .stating(StatedFact.COST)
                    .pricing(Pricing.PICTURE_ASKED_FOR)
                    .lagging(Duration.ofMillis(400));
            Project project = new Project(directory, endpoint).images("a*3", "b");
            project.maxConcurrent = 1;
            project.settleAfter = Duration.ofSeconds(30);
            endpoint.onPrompt(
                    "a", ScriptedAnswer.error(400, "refused").charged().stating(StatedFact.BALANCE));
            endpoint.onPrompt("b", ScriptedAnswer.picture().after(Duration.ofMillis(600)));

            Run run = project.build();

            assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE", "b bought");
            assertThat(run.bill().charged().text()).isEqualTo("0.105 to 0.245");
            endpoint.settleLateCharges();
            assertThat(Project.states(project.build())).containsExactly("a failed INDETERMINATE", "b current");
            assertThat(endpoint.paidCalls("a")).as("what was charged for it").isEqualTo(1);
        }
    }

    @Test
    void aRefusalIsNotTakenToHaveCostWhatAnEarlierBuildBought() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST).lagging(Duration.ofMillis(400));
            Project project = new Project(directory, endpoint).images("a");
            project.settleAfter = Duration.ofMillis(500);
            endpoint.onPrompt(
                    "b",
                    ScriptedAnswer.error(400, "refused")
                            .charged()
                            .after(Duration.ofMillis(600))
                            .stating(StatedFact.BALANCE));
            assertThat(Project.states(project.build())).containsExactly("a bought");
            endpoint.books().price("0.02");

            Run run = project.images("a", "b").build();

            assertThat(Project.states(run)).containsExactly("a current", "b failed INDETERMINATE");
            assertThat(run.bill().charged().text()).isEqualTo("0.00 to 0.035");
            project.build();
            assertThat(endpoint.paidCalls("b")).isEqualTo(1);
        }
    }

    @Test
    void whatSomebodyElseSpendsIsNotTakenForAChargeThatIsStillToCome() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint).images("a*3");
            project.settleAfter = Duration.ofMillis(600);
            endpoint.onPrompt("a", ScriptedAnswer.asAsked().held().chargedAfter(Duration.ofMillis(300)));
            CompletableFuture<Run> building = CompletableFuture.supplyAsync(project::build);
            endpoint.awaitInFlight(1);
            endpoint.spendElsewhere("0.035");
            endpoint.release();

            Run run = building.join();

            assertThat(Project.states(run)).containsExactly("a bought");
            assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(endpoint.spent());
        }
    }

    @Test
    void aPictureThatIsCheaperThanExpectedIsBookedOnceEveryChargeMustShow() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.02", "10")) {
            Project project = new Project(directory, endpoint).images("a");
            project.settleAfter = Duration.ofMillis(300);

            Run run = project.build();

            assertThat(run.bill().charged().text()).isEqualTo("0.02");
            assertThat(run.bill().charged().source()).isEqualTo(CostSource.BALANCE);
            assertThat(project.told.lines).contains("waiting: Waiting 1 s to see from the balance what 1 call cost");
        }
    }

    @Test
    void picturesAreNotTakenToCostMoreThanIsMissingFromTheBalance() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating().price("0.02");
            Project project = new Project(directory, endpoint);
            project.settleAfter = Duration.ofSeconds(1);
            project.maxConcurrent = 1;
            endpoint.onPrompt("a", ScriptedAnswer.closed().free());

            Run run = project.images("a", "b", "c").build();

            assertThat(endpoint.spent()).isEqualByComparingTo("0.04");
            assertThat(run.bill().charged().least()).isLessThanOrEqualTo(endpoint.spent());
            assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(endpoint.spent());
            assertThat(run.bill().unexplained()).isEmpty();
        }
    }

    @Test
    void aPriceThatHasRisenShowsBeforeTheNextCallAlthoughNoAnswerStatesAnything() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating();
            Project project = new Project(directory, endpoint);
            project.settleAfter = Duration.ofSeconds(1);
            project.maxConcurrent = 1;
            project.images("a").build();
            endpoint.books().price("0.2");
            project.maxCredits = "0.30";
            project.allowPartial = true;

            Run run = project.images("a", "b", "c", "d").build();

            assertThat(endpoint.spent()).isEqualByComparingTo("0.235");
            assertThat(Project.states(run))
                    .containsExactly("a current", "b bought", "c not-started OVER_BUDGET", "d not-started OVER_BUDGET");
        }
    }

    @Test
    void nothingIsBoughtIfNobodySaysWhetherEnoughWouldBeLeft() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.onPath("/v1/get-user-credits", ScriptedAnswer.error(404, "no such thing"));
            Project project = new Project(directory, endpoint).images("a");
            project.minRemainingCredits = "9";

            Run run = project.build();

            assertThat(Project.states(run)).containsExactly("a not-started LOW_BALANCE");
            assertThat(Project.message(run, "a"))
                    .contains("the balance is unknown")
                    .contains("9.00");
            assertThat(endpoint.paidCalls()).isZero();
        }
    }
}
