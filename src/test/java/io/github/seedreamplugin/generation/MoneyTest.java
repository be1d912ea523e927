package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Budget, balance and price, as the service's own books see them. */
@Timeout(60)
class MoneyTest {

    private static final String[] TEN = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};

    @TempDir
    Path directory;

    @Test
    void neverPassesTheBudgetAndKeepsWhatItPaysFor() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint).images(TEN);
            project.maxCredits = "0.10";
            project.allowPartial = true;
            endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);

            Run run = project.build();

            assertThat(endpoint.paidCalls()).isEqualTo(2);
            assertThat(run.count(State.BOUGHT)).isEqualTo(2);
            assertThat(run.images())
                    .filteredOn(image -> image.state() == State.NOT_STARTED)
                    .hasSize(8)
                    .allSatisfy(
                            image -> assertThat(image.problem().orElseThrow().message())
                                    .isEqualTo(
                                            "it may cost up to 0.035 credits, and 0.07 of the 0.10 that seedream.maxCredits allows"
                                                    + " are spent or set aside; raise it to 0.105 or more to go on"));
            assertThat(project.told.warnings)
                    .containsExactly("The plan may cost 0.35 credits; this run stops at the 0.10 that"
                            + " seedream.maxCredits allows");
        }
    }

    @Test
    void aPlanThatCostsMoreThanTheBudgetStartsNothing() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint).images(TEN);
            project.maxCredits = "0.10";

            Run run = project.build();

            assertThat(endpoint.generationRequests()).isEmpty();
            assertThat(Project.message(run, "a"))
                    .isEqualTo("nothing was started: the plan may cost 0.35 credits, more than the 0.10 that"
                            + " seedream.maxCredits allows; raise it, choose images with -Dseedream.only=…, or buy as"
                            + " many as it allows with -Dseedream.allowPartial");
        }
    }

    @Test
    void aPlanThatTheAccountCannotPayForStartsNothing() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "0.20")) {
            Project project = new Project(directory, endpoint).images(TEN);

            Run run = project.build();

            assertThat(endpoint.generationRequests()).isEmpty();
            assertThat(run.count(State.NOT_STARTED)).isEqualTo(10);
            assertThat(Project.message(run, "a"))
                    .isEqualTo("nothing was started: the plan may cost 0.35 credits, and the account has 0.20 to spend;"
                            + " top it up, choose images with -Dseedream.only=…, or buy as many as it pays for with"
                            + " -Dseedream.allowPartial");
        }
    }

    @Test
    void buysWhatTheAccountPaysForIfToldTo() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "0.20")) {
            Project project = new Project(directory, endpoint).images(TEN);
            project.allowPartial = true;
            project.minRemainingCredits = "0.05";

            Run run = project.build();

            assertThat(endpoint.paidCalls()).isEqualTo(4);
            assertThat(endpoint.remainingCredits()).isEqualByComparingTo("0.06");
            assertThat(run.images())
                    .filteredOn(image -> image.state() == State.NOT_STARTED)
                    .hasSize(6)
                    .allSatisfy(image ->
                            assertThat(image.problem().orElseThrow().code()).isEqualTo("LOW_BALANCE"));
        }
    }

    @Test
    void aHigherPriceThanAssumedCountsFromTheFirstAnswerOn() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.05", "10")) {
            Project project = new Project(directory, endpoint).images(TEN);
            project.maxCredits = "0.24";
            project.allowPartial = true;
            endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);

            Run run = project.build();

            assertThat(endpoint.paidCalls()).isEqualTo(4);
            assertThat(run.bill().spent()).isEqualByComparingTo("0.20");
            assertThat(run.bill().unexplained()).isEmpty();
            assertThat(project.told.warnings)
                    .contains(
                            "A picture costs 0.05 credits, not the 0.035 that was expected; the new price is used from now on");
        }
    }

    @Test
    void aLowerPriceThanAssumedLetsTheBudgetReachFurther() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.02", "10")) {
            Project project = new Project(directory, endpoint).images(TEN);
            project.maxCredits = "0.20";
            project.allowPartial = true;
            endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);

            Run run = project.build();

            assertThat(endpoint.paidCalls()).isEqualTo(10);
            assertThat(run.bill().spent()).isEqualByComparingTo("0.20");
        }
    }

    @Test
    void somebodyElsesSpendingDoesNotMatterWhereAnswersStateTheirCost() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
            Project project = new Project(directory, endpoint).images(TEN);
            endpoint.next(ScriptedAnswer.picture().held());
            Thread other = new Thread(() -> {
                endpoint.awaitRequests(1);
                endpoint.spendElsewhere("0.4");
                endpoint.release();
            });
            other.start();

            Run run = project.build();

            assertThat(endpoint.paidCalls()).isEqualTo(10);
            assertThat(run.count(State.BOUGHT)).isEqualTo(10);
            assertThat(run.bill().spent()).isEqualByComparingTo("0.35");
            assertThat(run.bill().unexplained())
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("0.4"));
            assertThat(project.told.warnings).isEmpty();
        }
    }

    @Test
    void whereAnswersDoNotStateTheirCostBuyingStopsWhenTheBalanceFallsFaster() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint).images("a", "b", "c");
            project.maxConcurrent = 1;
            endpoint.next(ScriptedAnswer.picture(), ScriptedAnswer.picture().held());
            Thread other = new Thread(() -> {
                endpoint.awaitRequests(2);
                endpoint.spendElsewhere("0.4");
                endpoint.release();
            });
            other.start();

            Run run = project.build();

            assertThat(Project.states(run)).containsExactly("a bought", "b bought", "c not-started OVER_BUDGET");
            assertThat(Project.message(run, "c")).contains("or someone else uses this account");
            assertThat(run.bill().spent()).isEqualByComparingTo("0.07");
            assertThat(run.bill().unexplained())
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("0.4"));
        }
    }

    @Test
    void buysWithinTheBudgetWhenTheBalanceCannotBeRead() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.onPath("/v1/get-user-credits", ScriptedAnswer.error(404, "no such thing"));
            endpoint.otherwise(ScriptedAnswer.asAsked().withoutHeader("x-remaining-credits"));
            Project project = new Project(directory, endpoint).images(TEN);
            project.maxCredits = "0.30";
            project.allowPartial = true;

            Run run = project.build();

            // Nothing says what a call costs, so each counts for twice the assumed price.
            assertThat(endpoint.paidCalls()).isEqualTo(4);
            assertThat(run.bill().opening()).isEmpty();
            assertThat(run.bill().spent()).isEqualByComparingTo(endpoint.spent());
            assertThat(project.told.warnings)
                    .anyMatch(line -> line.startsWith("The balance before the first purchase is unknown"));
        }
    }

    @Test
    void asksForTheBalanceAfterAnAnswerThatDoesNotNameIt() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.04", "10")) {
            endpoint.otherwise(ScriptedAnswer.asAsked().withoutHeader("x-remaining-credits"));

            Run run = new Project(directory, endpoint).images(TEN).build();

            assertThat(run.bill().spent()).isEqualByComparingTo("0.40");
            assertThat(run.bill().closing())
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("9.6"));
        }
    }

    @Test
    void aCallOfUnknownOutcomeIsNotSentAgainWhenTheBalanceCannotBeRead() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.onPath("/v1/get-user-credits", ScriptedAnswer.error(404, "no such thing"));
            endpoint.next(ScriptedAnswer.closed());
            Project project = new Project(directory, endpoint).images("a");

            Run run = project.build();
            assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE");
            assertThat(Project.message(run, "a"))
                    .contains("the next build checks again, and buys the image only if it was not charged");
            assertThat(run.bill().unknown().text()).isEqualTo("0.00 to 0.07");
            assertThat(Project.states(project.build())).containsExactly("a failed INDETERMINATE");
            assertThat(endpoint.generationRequests()).hasSize(1);
        }
    }

    @Test
    void aWrongKeyIsFoundOutByTheFreeQuestion() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint.uri(), "SG_wrong").images("a", "b");

            Run run = project.build();

            assertThat(Project.states(run)).containsExactly("a not-started UNAUTHORIZED", "b not-started UNAUTHORIZED");
            assertThat(endpoint.generationRequests()).isEmpty();
        }
    }

    @Test
    void whatTheServiceHasRefusedIsNotSentAgainForAnotherImageThatAsksForTheSame() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.onPrompt("x", ScriptedAnswer.error(400, "not accepted").charged());
            Project project = new Project(directory, endpoint).images("a=x", "b=x");

            Run run = project.build();

            assertThat(endpoint.generationRequests()).hasSize(1);
            assertThat(run.count(State.FAILED)).isEqualTo(2);
        }
    }
}
