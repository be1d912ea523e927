package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that another build, or another module of this one, made while this one ran: when they ended, and what they cost. */
@Timeout(60)
class CallsOfOtherBuildsTest {

    @TempDir
    private Path directory;

    private Project project(String name, ScriptedEndpoint endpoint) {
        Project project = new Project(directory.resolve(name), endpoint);
        project.home = directory.resolve("home");
        project.settleAfter = Duration.ofSeconds(2);
        return project;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallThatEndedWhileThisRunWaitedForItMayStillBeCharged(boolean sameSession) {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.onPrompt(
                    "hero",
                    ScriptedAnswer.error(504, "timeout")
                            .stating()
                            .after(Duration.ofSeconds(3))
                            .chargedAfter(Duration.ofSeconds(4)),
                    ScriptedAnswer.asAsked());
            Accounts accounts = new Accounts(Clock.systemUTC());
            Project first = project("first", endpoint).images("hero");
            Project second = project("second", endpoint).images("hero");
            first.accounts = accounts;
            second.accounts = sameSession ? accounts : new Accounts(Clock.systemUTC());
            Generation one = first.generation();
            Generation two = second.generation();

            CompletableFuture<Run> calling = CompletableFuture.supplyAsync(() -> Project.run(one));
            endpoint.awaitInFlight(1);
            Run waited = Project.run(two);

            assertThat(Project.states(calling.join())).allMatch(state -> state.startsWith("hero failed"));
            assertThat(Project.states(waited)).allMatch(state -> state.startsWith("hero failed"));
            assertThat(endpoint.paidCalls("hero")).isEqualTo(1);
        }
    }

    @Test
    void aPurchaseOfAnotherBuildWhoseChargeDoesNotShowYetExplainsNoOtherCharge() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            endpoint.books().stating(StatedFact.COST);
            Project other = project("other", endpoint).images("n");
            Project ours = project("ours", endpoint).images("x");
            ours.requestTimeout = Duration.ofSeconds(20);
            endpoint.onPrompt(
                    "n",
                    ScriptedAnswer.picture()
                            .stating()
                            .header("x-cost", "0.035")
                            .after(Duration.ofSeconds(5))
                            .chargedAfter(Duration.ofSeconds(7)));
            endpoint.onPrompt(
                    "x",
                    ScriptedAnswer.error(503, "oops")
                            .stating()
                            .after(Duration.ofMillis(4500))
                            .charged(),
                    ScriptedAnswer.asAsked());

            CompletableFuture<Run> neighbour = CompletableFuture.supplyAsync(other::build);
            endpoint.awaitInFlight(1);
            Run run = ours.build();

            assertThat(Project.states(neighbour.join())).containsExactly("n bought");
            assertThat(Project.states(run)).allMatch(state -> state.startsWith("x failed"));
            assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(new BigDecimal("0.035"));
            assertThat(endpoint.paidCalls("x")).isEqualTo(1);
        }
    }

    @Test
    void theLimitOfAMonthHoldsInEveryModule() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            project("earlier", endpoint).images("o1", "o2", "o3", "o4", "o5").build();
            Accounts session = new Accounts(Clock.systemUTC());
            Project first = project("first", endpoint).images("a");
            Project second = project("second", endpoint).images("b1", "b2", "b3");
            for (Project module : new Project[] {first, second}) {
                module.maxCreditsPerMonth = Optional.of("0.25");
                module.allowPartial = true;
                module.maxConcurrent = 1;
                module.accounts = session;
            }

            Run bought = Project.run(first.generation());
            Run limited = Project.run(second.generation());

            assertThat(Project.states(bought)).containsExactly("a bought");
            assertThat(Project.states(limited))
                    .containsExactly("b1 bought", "b2 not-started OVER_BUDGET", "b3 not-started OVER_BUDGET");
            assertThat(endpoint.spent()).isEqualByComparingTo("0.245");
        }
    }

    @Test
    void theLimitOfAMonthHoldsIfOnlyALaterModuleSetsIt() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            project("earlier", endpoint).images("o1", "o2", "o3").build();
            Accounts session = new Accounts(Clock.systemUTC());
            Project first = project("first", endpoint).images("a");
            Project second = project("second", endpoint).images("b");
            first.accounts = session;
            second.accounts = session;
            second.maxCreditsPerMonth = Optional.of("0.14");
            second.allowPartial = true;

            Project.run(first.generation());
            Run limited = Project.run(second.generation());

            assertThat(Project.states(limited)).containsExactly("b not-started OVER_BUDGET");
        }
    }
}
