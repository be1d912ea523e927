package io.github.seedreamplugin.generation;

import static io.github.seedreamplugin.testing.ScriptedAnswer.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submissions that the queue does not take, and jobs whose end or cost nobody states. */
@Timeout(60)
class TroubleInTheQueueTest extends OneQueueProject {

    @Test
    void aSubmissionThatAGatewayGaveUpOnIsNotSentAgainWhileItsJobMayBeCharged() {
        project.settleAfter = Duration.ofSeconds(3);
        endpoint.onPrompt(
                "a",
                ScriptedAnswer.error(504, "gateway timeout")
                        .stating()
                        .running(ScriptedJob.completed().after(Duration.ofSeconds(1))),
                accepted(ScriptedJob.completed()));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void aSubmissionThatFailedAndWasNotChargedIsSentAgain() {
        project.settleAfter = Duration.ofSeconds(1);
        endpoint.onPrompt("a", ScriptedAnswer.error(503, "overloaded"), accepted(ScriptedJob.completed()));

        assertThat(Project.states(project.images("a").build())).containsExactly("a bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void aSubmissionThatCameTooEarlyIsSentAgainWhenTheServiceWishes() {
        endpoint.onPrompt(
                "a",
                ScriptedAnswer.error(429, "slow down").header("retry-after", "1"),
                accepted(ScriptedJob.completed()));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a bought");
        assertThat(run.images().get(0).attempts()).isEqualTo(2);
    }

    @Test
    void aServiceThatWantsNothingForAnHourEndsTheRun() {
        endpoint.otherwise(ScriptedAnswer.error(429, "slow down").header("retry-after", "3600"));
        project.maxConcurrent = 1;

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a failed RATE_LIMITED", "b not-started RATE_LIMITED");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void theBalanceTellsThatAFailedJobWasCharged() {
        endpoint.otherwise(
                accepted(ScriptedJob.failed("stumbled").charged("0.035").withoutMetrics()));

        Run run = project.images("a").build();

        assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(endpoint.spent());
        assertThat(Project.states(run)).noneMatch(state -> state.endsWith("GENERATION_FAILED"));
    }

    @Test
    void whatAJobCostsThatIsNotDoneIsNotKnown() {
        project.requestTimeout = Duration.ofSeconds(3);
        project.settleAfter = Duration.ofSeconds(2);
        endpoint.otherwise(accepted(ScriptedJob.completed().held()));

        Run run = project.images("a").build();
        endpoint.release();

        assertThat(Project.states(run)).containsExactly("a failed NOT_READY");
        assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(new BigDecimal("0.035"));
        assertThat(Project.states(project.build())).containsExactly("a bought");
    }

    @Test
    void aJobThatIsNeverDoneCanBeGivenUp() {
        project.requestTimeout = Duration.ofSeconds(2);
        endpoint.onPrompt("a", accepted(ScriptedJob.unfinished()), accepted(ScriptedJob.completed()));
        project.images("a").build();
        project.forget = List.of("a");

        assertThat(Project.states(project.build())).containsExactly("a failed PAID_LOST");
        project.rebuy = List.of("a");
        assertThat(Project.states(project.build())).containsExactly("a bought");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"QUEUED\"}", "<html>busy</html>", ""})
    void anAnswerWithoutARequestIdMayHaveMadeAJob(String body) {
        project.settleAfter = Duration.ofSeconds(1);
        endpoint.onPrompt("a", ScriptedAnswer.error(200, body).charged().stating(), accepted(ScriptedJob.completed()));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST");
        assertThat(Project.message(run, "a")).contains("the queue answered HTTP 200 without a request id");
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.035");
        assertThat(Project.states(project.build())).containsExactly("a failed PAID_LOST");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void aQueueThatHasNotHeardOfAJobYetIsAskedAgain() {
        endpoint.onPrompt(
                "a",
                accepted(ScriptedJob.completed()
                        .answeringPolls(
                                ScriptedAnswer.error(404, "Request not found"), ScriptedAnswer.error(404, "gone"))));

        assertThat(Project.states(project.images("a").build())).containsExactly("a bought");
    }

    @Test
    void aJobThatTheQueueDoesNotKnowIsNotFreeWhileItMayRun() {
        project.settleAfter = Duration.ofSeconds(1);
        ScriptedAnswer gone = ScriptedAnswer.error(404, "Request not found");
        endpoint.onPrompt(
                "a",
                accepted(ScriptedJob.completed()
                        .after(Duration.ofSeconds(9))
                        .answeringPolls(gone, gone, gone, gone, gone, gone)));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE");
        assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(new BigDecimal("0.035"));
        assertThat(Project.states(project.build())).containsExactly("a bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void theResultOfAJobThatTheQueueDoesNotKnowIsFetched() {
        ScriptedAnswer gone = ScriptedAnswer.error(404, "Request not found");
        endpoint.onPrompt(
                "a", accepted(ScriptedJob.completed().answeringPolls(gone, gone, gone, gone, gone, gone, gone, gone)));

        assertThat(Project.states(project.images("a").build())).containsExactly("a bought");
    }

    @Test
    void aJobThatIsDoneIsTakenEvenIfItWasGivenUp() {
        project.requestTimeout = Duration.ofSeconds(2);
        endpoint.onPrompt("a", accepted(ScriptedJob.completed().held()));
        project.images("a").build();
        endpoint.release();
        project.forget = List.of("a");

        assertThat(Project.states(project.build())).containsExactly("a bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }
}
