package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.seedreamplugin.segmind.RetryPolicy.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    /** Always the largest allowed. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final RetryPolicy policy = new RetryPolicy(5);

    static Stream<Arguments> paidOrMaybePaid() {
        return Stream.of(
                arguments(answered(200, Stated.NOTHING)),
                arguments(answered(202, Stated.NOTHING)),
                arguments(new CallOutcome.NoAnswer("reset")),
                arguments(new CallOutcome.NoAnswer(
                        "disk full", Optional.of(answer(200, Stated.NOTHING, Optional.empty())))),
                arguments(answered(408, Stated.NOTHING)),
                arguments(answered(409, Stated.NOTHING)),
                arguments(answered(425, Stated.NOTHING)),
                arguments(answered(499, Stated.NOTHING)),
                arguments(answered(500, Stated.NOTHING)),
                arguments(answered(502, Stated.NOTHING)),
                arguments(answered(503, Stated.NOTHING)),
                arguments(answered(504, Stated.NOTHING)),
                arguments(answered(503, cost("0.035"))),
                arguments(answered(429, cost("0.035"))),
                arguments(answered(503, Stated.NOTHING, Optional.of(Duration.ofSeconds(7)))),
                arguments(new CallOutcome.NotSent("certificate", false)));
    }

    @ParameterizedTest
    @MethodSource("paidOrMaybePaid")
    void neverCallsAgainWhatWasOrMayHaveBeenPaid(CallOutcome outcome) {
        assertThat(policy.decide(outcome, 1, LONGEST)).isEqualTo(new Decision.Stop());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 410, 422})
    void neverCallsAgainWhatWasRefusedForWhatItSays(int status) {
        assertThat(policy.decide(answered(status, cost("0")), 1, LONGEST)).isEqualTo(new Decision.Stop());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 503})
    void callsAgainAFailureThatTheServiceStatesToBeFree(int status) {
        assertThat(policy.decide(answered(status, cost("0.00")), 1, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofMillis(500), false));
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "5,8000"})
    void backsOffWithFullJitterWhereNothingWasSent(int attempt, long longestMillis) {
        CallOutcome outcome = new CallOutcome.NotSent("refused", true);
        assertThat(policy.decide(outcome, attempt, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofMillis(longestMillis), false));
        assertThat(policy.decide(outcome, attempt, RandomGenerator.getDefault()))
                .asInstanceOf(type(Decision.RetryAfter.class))
                .satisfies(
                        retry -> assertThat(retry.delay()).isBetween(Duration.ZERO, Duration.ofMillis(longestMillis)));
    }

    @Test
    void neverBacksOffLongerThanHalfAMinute() {
        assertThat(new RetryPolicy(1000).decide(new CallOutcome.NotSent("refused", true), 900, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofSeconds(30), false));
    }

    @ParameterizedTest
    @CsvSource({"PT7S,PT7S", "PT2M,PT2M", "PT0S,PT0.5S"})
    void honoursTheWishOfTheServiceAndSlowsTheRun(Duration wish, Duration delay) {
        assertThat(policy.decide(answered(429, Stated.NOTHING, Optional.of(wish)), 1, LONGEST))
                .isEqualTo(new Decision.RetryAfter(delay, true));
    }

    @ParameterizedTest
    @CsvSource({"429,PT2M1S", "429,PT1H", "503,PT10M"})
    void endsTheRunWhereTheServiceWantsToBeLeftAloneForLonger(int status, Duration wish) {
        CallOutcome outcome = answered(status, Stated.NOTHING, Optional.of(wish));
        assertThat(policy.decide(outcome, 1, LONGEST)).isEqualTo(new Decision.EndTheRun(wish));
        assertThat(new RetryPolicy(0).decide(outcome, 1, LONGEST)).isEqualTo(new Decision.EndTheRun(wish));
    }

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT10S", "5,PT1M"})
    void slowsTheRunByItselfWhereTheServiceHasNoWish(int attempt, Duration longest) {
        assertThat(policy.decide(answered(429, Stated.NOTHING), attempt, LONGEST))
                .isEqualTo(new Decision.RetryAfter(longest, true));
    }

    @Test
    void givesUpAfterTheAllowedRetries() {
        CallOutcome outcome = new CallOutcome.NotSent("refused", true);
        assertThat(policy.decide(outcome, 5, LONGEST)).isInstanceOf(Decision.RetryAfter.class);
        assertThat(policy.decide(outcome, 6, LONGEST)).isEqualTo(new Decision.Stop());
        assertThat(new RetryPolicy(0).decide(outcome, 1, LONGEST)).isEqualTo(new Decision.Stop());
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(-1));
    }

    private static CallOutcome.Answered answered(int status, Stated stated) {
        return answered(status, stated, Optional.empty());
    }

    private static CallOutcome.Answered answered(int status, Stated stated, Optional<Duration> retryAfter) {
        return new CallOutcome.Answered(answer(status, stated, retryAfter), StatusMeaning.of(status, "no"), "no");
    }

    private static Answer answer(int status, Stated stated, Optional<Duration> retryAfter) {
        return new Answer(status, new TreeMap<>(), stated, new Answer.Times(retryAfter, Duration.ofSeconds(1)));
    }

    private static Stated cost(String credits) {
        return new Stated(Optional.of(new BigDecimal(credits)), Optional.empty(), Optional.empty());
    }
}
