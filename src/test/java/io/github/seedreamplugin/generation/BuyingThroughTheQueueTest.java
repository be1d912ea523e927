package io.github.seedreamplugin.generation;

import static io.github.seedreamplugin.testing.ScriptedAnswer.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures are bought through the provider's queue. */
@Timeout(60)
class BuyingThroughTheQueueTest extends OneQueueProject {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void buysWhatIsMissingAndReportsWhatTheJobsState() {
        Run run = project.images("a", "b*3").build();

        assertThat(Project.states(run)).containsExactly("a bought", "b bought");
        assertThat(run.bill().spent()).isEqualByComparingTo("0.14");
        assertThat(run.images().get(1).cost().source()).isEqualTo(CostSource.STATED);
        assertThat(run.images().get(1).calls().get(0).requestId()).isPresent();
        assertThat(run.bill().unexplained()).isEmpty();
        assertThat(endpoint.paidCalls("b")).isEqualTo(1);
        assertThat(Project.states(project.build())).containsExactly("a current", "b current");
        assertThat(endpoint.generationRequests()).hasSize(2);
    }

    @Test
    void fortyJobsAreInFlightAtOnceWithoutAThreadEach() {
        endpoint.otherwise(accepted(ScriptedJob.completed().held()));
        project.maxConcurrent = 64;
        project.maxCredits = "5";
        String[] forty = IntStream.range(0, 40).mapToObj(i -> "p" + i).toArray(String[]::new);
        Future<Run> run = threads.submit(() -> project.images(forty).build());
        while (endpoint.queue().running() < 40 && !run.isDone()) {
            Thread.onSpinWait();
        }

        long own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("seedream"))
                .count();
        endpoint.release();

        assertThat(own).isLessThanOrEqualTo(32);
        assertThat(result(run).count(State.BOUGHT)).isEqualTo(40);
        assertThat(endpoint.paidCalls()).isEqualTo(40);
    }

    @Test
    void aStoppedBuildLeavesItsJobsAndTheNextOneTakesWhatTheyBring() throws Exception {
        endpoint.otherwise(accepted(ScriptedJob.completed().held()));
        project.images("a");
        Generation generation = project.generation();
        Future<Run> run = threads.submit(() -> Project.run(generation));
        while (endpoint.queue().running() < 1 && !run.isDone()) {
            Thread.onSpinWait();
        }

        long start = System.nanoTime();
        generation.stop();
        Run stopped = result(run);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(Project.states(stopped)).containsExactly("a failed NOT_READY");
        assertThat(Project.message(stopped, "a"))
                .contains("is in the provider's queue")
                .contains("the next build fetches its picture at no further cost");
        endpoint.release();
        assertThat(Project.states(project.build())).containsExactly("a bought");
        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aKilledBuildLosesNoJob() {
        endpoint.otherwise(accepted(ScriptedJob.completed()));
        // Between the answer that the job is taken and the ledger's entry of its request id.
        DyingClock clock = new DyingClock(() -> endpoint.paidCalls() > 0 && !calledFrom("SegmindClient"));
        project.images("a").accounts = new Accounts(clock);
        assertThatThrownBy(() -> clock.diesIn(project.generation())).isInstanceOf(DyingClock.Killed.class);

        Run run = project.build();

        assertThat(run.images().get(0).state()).isIn(State.BOUGHT, State.RESTORED);
        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aJobThatFailedIsFreeAndSubmittedAgain() {
        endpoint.next(accepted(ScriptedJob.failed("the model stumbled")));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a bought");
        assertThat(run.images().get(0).attempts()).isEqualTo(2);
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.035");
    }

    @Test
    void aFailedJobThatWaitsForItsTurnKeepsNoOtherFromEnding() {
        endpoint.onPrompt("a", accepted(ScriptedJob.failed("the model failed")), accepted(ScriptedJob.completed()));
        endpoint.onPrompt("b", accepted(ScriptedJob.failed("the model failed")), accepted(ScriptedJob.completed()));
        project.maxConcurrent = 1;
        project.retries = 2;

        Run run = project.images("a", "b", "c").build();

        assertThat(Project.states(run)).containsExactly("a bought", "b bought", "c bought");
        assertThat(run.bill().charged().text()).isEqualTo("0.105");
    }

    @Test
    void aJobThatFailsAgainAndAgainIsSubmittedAsOftenAsRetriesAllow() {
        endpoint.otherwise(accepted(ScriptedJob.failed("the model stumbled")));
        project.retries = 2;

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed GENERATION_FAILED");
        assertThat(run.images().get(0).attempts()).isEqualTo(3);
        assertThat(endpoint.generationRequests()).hasSize(3);
    }

    @Test
    void aModeratedJobIsNotSubmittedAgain() {
        endpoint.next(accepted(
                ScriptedJob.failed("The request failed because the output image may contain sensitive information.")));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed MODERATED");
        assertThat(Project.message(run, "a")).endsWith("nothing was charged (table)");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void aSubmissionWithoutAnAnswerStaysUnknown() {
        endpoint.next(accepted(ScriptedJob.completed()).cutBodyAfter(0));
        project.retries = 3;

        Run run = project.images("a").build();

        assertThat(run.images().get(0).state()).isEqualTo(State.FAILED);
        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(endpoint.paidCalls()).isLessThanOrEqualTo(1);
    }

    @Test
    void aJobThatTheQueueHasForgottenIsNotBoughtAgain() {
        ScriptedAnswer gone = ScriptedAnswer.error(404, "gone");
        endpoint.next(accepted(ScriptedJob.completed()
                .answeringPolls(gone, gone, gone, gone, gone)
                .answeringResults(gone)));

        Run run = project.images("a").build();

        assertThat(run.images().get(0).state()).isEqualTo(State.FAILED);
        assertThat(Project.message(run, "a")).contains("the queue does not know request");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void pollsThatAreRefusedSlowNothingButThePolling() {
        endpoint.next(accepted(ScriptedJob.completed()
                .answeringPolls(ScriptedAnswer.error(429, "slow down").header("retry-after", "1"))));

        assertThat(Project.states(project.images("a").build())).containsExactly("a bought");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void aPictureBoughtDirectlyIsNotBoughtAgainThroughTheQueue() {
        Project direct = new Project(directory.resolve("project"), endpoint).images("a");
        direct.build();
        project.accounts = new Accounts(Clock.systemUTC());

        assertThat(Project.states(project.images("a").build())).containsExactly("a current");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(List.copyOf(endpoint.generationRequests())).hasSize(1);
    }

    private static boolean calledFrom(String type) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("." + type)));
    }

    private static Run result(Future<Run> run) {
        try {
            return run.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
