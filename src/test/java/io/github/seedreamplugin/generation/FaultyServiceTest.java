package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.StatedFact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of every way in which the service can fail, and what that costs. */
@Timeout(60)
class FaultyServiceTest extends OneProject {

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED, which comes from this test",
        "403, FORBIDDEN, account at the provider",
        "404, NOT_FOUND, seedream.endpoint",
        "405, METHOD_NOT_ALLOWED, seedream.endpoint",
        "406, OUT_OF_CREDITS, top up"
    })
    void aRefusalThatMeetsEveryCallEndsTheRunAfterOne(int status, String code, String advice) {
        endpoint.otherwise(ScriptedAnswer.error(status, status == 406 ? "not enough credits" : "no"));
        project.maxConcurrent = 1;

        Run run =
                project.images("a", "b", "c", "d", "e", "f", "g", "h", "i", "j").build();

        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(run.count(State.FAILED)).isEqualTo(1);
        assertThat(run.count(State.NOT_STARTED)).isEqualTo(9);
        assertThat(run.images()).allSatisfy(image -> {
            assertThat(image.problem().orElseThrow().code()).isEqualTo(code);
            assertThat(image.problem().orElseThrow().message())
                    .contains("HTTP " + status + ": no")
                    .contains(advice);
        });
        assertThat(run.bill().spent()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_REQUEST", "422, INVALID_REQUEST"})
    void aRefusalOfOneRequestFailsThatImageAlone(int status, String code) {
        endpoint.onPrompt("b", ScriptedAnswer.error(status, "no such thing"));

        Run run = project.images("a", "b", "c").build();

        assertThat(Project.states(run)).containsExactly("a bought", "b failed " + code, "c bought");
        assertThat(endpoint.generationRequests()).hasSize(3);
        assertThat(run.bill().spent()).isEqualByComparingTo("0.07");
    }

    @Test
    void aModeratedPromptIsNeverSentTwiceInARun() {
        endpoint.onPrompt("b", ScriptedAnswer.moderated());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a bought", "b failed MODERATED");
        assertThat(Project.message(run, "b")).contains("sensitive information").contains("change its words");
        assertThat(endpoint.generationRequests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 402, 408, 409, 425, 499, 500, 502, 503, 504})
    void aStatusThatNobodyCallsFreeIsNotSentAgainBesideCallsThatDoNotStateTheirCost(int status) {
        endpoint.onPrompt("a", ScriptedAnswer.error(status, "oops").charged(), ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE", "b bought");
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.07");
        assertThat(run.bill().unexplained()).isEmpty();
        assertThat(Project.states(project.build())).containsExactly("a failed INDETERMINATE", "b current");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void waitsAsLongAsTheServiceAsksAndTriesAgain() {
        endpoint.onPrompt("a", ScriptedAnswer.error(429, "later").header("retry-after", "1"), ScriptedAnswer.picture());

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a bought");
        assertThat(run.images().get(0).attempts()).isEqualTo(2);
        var calls = endpoint.generationRequests();
        assertThat(Duration.between(calls.get(0).at(), calls.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aRateLimitThatLastsEndsAfterTheRetriesThatAreAllowed() {
        endpoint.otherwise(ScriptedAnswer.error(429, "slow down").header("retry-after", "0"));
        project.retries = 2;

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed RATE_LIMITED");
        assertThat(Project.message(run, "a")).contains("seedream.requestsPerMinute");
        assertThat(endpoint.generationRequests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aFailureThatTheBalanceShowsToBeFreeIsTriedAgain(int status) {
        endpoint.onPrompt(
                "a",
                ScriptedAnswer.error(status, "oops"),
                ScriptedAnswer.error(status, "oops"),
                ScriptedAnswer.picture());
        endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
        endpoint.onPrompt("b", ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a bought", "b bought");
        assertThat(run.images().get(0).attempts()).isEqualTo(3);
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
        assertThat(run.bill().lost()).isZero();
        assertThat(run.bill().unexplained()).isEmpty();
    }

    @Test
    void afterTheRetriesAFreeFailureIsTheServices() {
        endpoint.onPrompt("a", ScriptedAnswer.error(500, "oops"));
        project.retries = 2;

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed SERVER_ERROR");
        assertThat(Project.message(run, "a"))
                .isEqualTo(
                        "the service failed with HTTP 500: oops; nothing was charged (balance), so run the build again");
        assertThat(run.images().get(0).attempts()).isEqualTo(3);
        assertThat(endpoint.generationRequests()).hasSize(3);
        assertThat(run.bill().spent()).isZero();
        assertThat(run.bill().indeterminate()).isZero();
    }

    @Test
    void aChargedFailureIsLostMoneyAndNeverBoughtAgainWithoutAWord() {
        endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
        endpoint.onPrompt("a", ScriptedAnswer.error(500, "oops").charged(), ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST", "b bought");
        assertThat(Project.message(run, "a"))
                .isEqualTo("the service failed with HTTP 500: oops; it was charged 0.035 credits (stated); it is not"
                        + " bought again unless you set -Dseedream.rebuy=a");
        assertThat(run.bill().lost()).isEqualByComparingTo("0.035");
        assertThat(run.bill().spent()).isEqualByComparingTo("0.035");
        assertThat(run.bill().unexplained()).isEmpty();

        Run next = project.build();
        assertThat(Project.states(next)).containsExactly("a failed PAID_LOST", "b current");
        assertThat(Project.message(next, "a")).contains("was charged 0.035 credits and its picture never arrived");
        assertThat(next.bill().lost()).isZero();
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);

        project.rebuy = List.of("a");
        assertThat(Project.states(project.build())).containsExactly("a bought", "b current");
        assertThat(endpoint.paidCalls("a")).isEqualTo(2);
    }

    @Test
    void aCallThatWasClosedWithoutAnAnswerAndChargedIsLostMoney() {
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());

        assertThat(Project.states(project.images("a").build())).containsExactly("a failed PAID_LOST");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void aCallThatTimesOutAndWasNotChargedIsTriedAgain() {
        project.requestTimeout = Duration.ofSeconds(1);
        endpoint.onPrompt("a", ScriptedAnswer.hang(), ScriptedAnswer.picture());

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a bought");
        assertThat(run.images().get(0).attempts()).isEqualTo(2);
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void waitsUntilALateChargeCanBeSeenBeforeItDecides() {
        project.requestTimeout = Duration.ofMillis(700);
        project.settleAfter = Duration.ofSeconds(2);
        endpoint.onPrompt("a", ScriptedAnswer.hang().chargedLate(), ScriptedAnswer.picture());
        project.listener = () -> new Told() {
            @Override
            public void waiting(String why) {
                super.waiting(why);
                // The picture is being made, and charged when it is done, long after the client has gone.
                endpoint.settleLateCharges();
            }
        };

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST");
        assertThat(project.told.lines)
                .anyMatch(line ->
                        line.startsWith("waiting: Waiting 2 s to see from the balance whether 1 call was charged"));
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void twoImagesOfTheSameRequestAreNotBoughtBlindWhenTheFirstCallFails() {
        endpoint.onPrompt("a cat", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());

        Run run = project.images("hero=a cat", "banner=a cat").build();

        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(Project.states(run)).containsExactly("hero failed PAID_LOST", "banner failed PAID_LOST");
        assertThat(run.bill().lost()).isEqualByComparingTo("0.035");
    }

    @Test
    void twoImagesOfTheSameRequestAreOnePurchaseWhenTheFirstCallFailedForNothing() {
        endpoint.onPrompt("a cat", ScriptedAnswer.error(500, "oops"), ScriptedAnswer.picture());

        Run run = project.images("hero=a cat", "banner=a cat").build();

        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(run.images()).extracting(ImageResult::state).containsExactlyInAnyOrder(State.BOUGHT, State.RESTORED);
    }

    @Test
    void stopsStartingImagesWhenTheServiceFailsAgainAndAgain() {
        endpoint.otherwise(ScriptedAnswer.error(500, "oops"));
        project.retries = 0;
        project.maxConcurrent = 2;

        Run run = project.images("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
                .build();

        assertThat(endpoint.generationRequests()).hasSizeBetween(5, 6);
        assertThat(run.images())
                .filteredOn(image -> image.state() == State.NOT_STARTED)
                .hasSizeBetween(6, 7)
                .allSatisfy(image ->
                        assertThat(image.problem().orElseThrow().code()).isEqualTo("SERVICE_DOWN"));
    }

    @Test
    void anEndpointThatNobodyListensAtCostsNothingAndSaysSo() {
        project.retries = 0;
        project.images("a");
        endpoint.close();

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a failed NOT_SENT");
        assertThat(run.bill().spent()).isZero();
        assertThat(run.bill().indeterminate()).isZero();
    }
}
