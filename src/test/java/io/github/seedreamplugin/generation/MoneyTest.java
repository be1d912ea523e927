package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
                            + " seedream.maxCredits allows; raise it, choose images with -Dseedream.only=…, or buy what"
                            + " it pays for with -Dseedream.allowPartial");
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
                            + " top it up, choose images with -Dseedream.only=…, or buy what can be paid for with"
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
                            "A picture costs 0.05 credits, not the 0.035 that was expected; from here on the former counts");
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
            assertThat(Project.message(run, "c")).contains("or somebody else spends from this account");
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
            assertThat(project.told.warnings).anyMatch(line -> line.startsWith("The balance is not known before"));
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
                    .contains("the next build asks again, and buys the image only if it was not");
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
    void modulesOfABuildShareOneBudgetAndExplainEachOther() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Accounts accounts = new Accounts(Clock.systemUTC());
            List<Callable<Run>> builds = new ArrayList<>();
            for (int module = 0; module < 4; module++) {
                int number = module;
                Project project = new Project(directory.resolve("module" + module), endpoint);
                project.home = directory.resolve("home");
                project.images(IntStream.range(0, 8)
                        .mapToObj(i -> "m" + number + "-" + i)
                        .toArray(String[]::new));
                project.maxCredits = "0.70";
                project.accounts = accounts;
                Generation generation = project.generation();
                builds.add(() -> Project.run(generation));
            }
            List<Run> runs = atOnce(builds);

            assertThat(endpoint.paidCalls()).isEqualTo(20);
            assertThat(runs.stream().mapToLong(run -> run.count(State.BOUGHT)).sum())
                    .isEqualTo(20);
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.bill().unexplained()).isEmpty());
        }
    }

    @Test
    void everyPictureIsBoughtOnceByFourModulesAtOnce() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Accounts accounts = new Accounts(Clock.systemUTC());
            List<Callable<Run>> builds = new ArrayList<>();
            for (int module = 0; module < 4; module++) {
                Project project = new Project(directory.resolve("module" + module), endpoint).images(TEN);
                project.home = directory.resolve("home");
                project.accounts = accounts;
                Generation generation = project.generation();
                builds.add(() -> Project.run(generation));
            }
            List<Run> runs = atOnce(builds);

            assertThat(endpoint.sales()).extracting(sale -> sale.prompt()).containsExactlyInAnyOrder(TEN);
            assertThat(runs.stream().mapToLong(run -> run.count(State.BOUGHT)).sum())
                    .isEqualTo(10);
            assertThat(runs.stream().mapToLong(run -> run.count(State.RESTORED)).sum())
                    .isEqualTo(30);
        }
    }

    private static List<Run> atOnce(List<Callable<Run>> builds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(builds.size());
        try {
            List<Run> runs = new ArrayList<>();
            for (Future<Run> run : threads.invokeAll(builds)) {
                runs.add(run.get());
            }
            return runs;
        } finally {
            threads.shutdownNow();
        }
    }
}
