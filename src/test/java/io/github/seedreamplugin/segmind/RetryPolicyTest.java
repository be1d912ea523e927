package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.seedreamplugin.segmind.RetryPolicy.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
                arguments(new CallOutcome.Received(List.of(), List.of(), answer(200, Optional.empty()))),
                arguments(new CallOutcome.Unreadable(Path.of("x"), "empty", answer(200, Optional.empty()))),
                arguments(new CallOutcome.Unknown("reset")),
                arguments(new CallOutcome.Unknown("broken", Optional.of(answer(200, Optional.of(NOW))))),
                arguments(new CallOutcome.ServerError(answer(500, Optional.empty()), "no")),
                arguments(new CallOutcome.ServerError(answer(502, Optional.of(NOW)), "no")),
                arguments(new CallOutcome.ServerError(answer(504, Optional.empty()), "no")),
                arguments(new CallOutcome.NotSent("certificate", false)));
    }

    @ParameterizedTest
    @MethodSource("paidOrMaybePaid")
    void neverCallsAgainWhatWasOrMayHaveBeenPaid(CallOutcome outcome) {
        assertThat(policy.decide(outcome, 1, NOW, LONGEST)).isEqualTo(new Decision.Stop());
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RATE_LIMITED", "UNAVAILABLE"})
    void neverCallsAgainWhatWasRefusedForWhatItSays(Refusal refusal) {
        CallOutcome outcome = new CallOutcome.Refused(refusal, answer(400, Optional.of(NOW)), "no");
        assertThat(policy.decide(outcome, 1, NOW, LONGEST)).isEqualTo(new Decision.Stop());
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "5,8000"})
    void backsOffWithFullJitterWhereNothingWasSent(int attempt, long longestMillis) {
        CallOutcome outcome = new CallOutcome.NotSent("refused", true);
        assertThat(policy.decide(outcome, attempt, NOW, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofMillis(longestMillis), false));
        assertThat(policy.decide(outcome, attempt, NOW, RandomGenerator.getDefault()))
                .asInstanceOf(type(Decision.RetryAfter.class))
                .satisfies(
                        retry -> assertThat(retry.delay()).isBetween(Duration.ZERO, Duration.ofMillis(longestMillis)));
    }

    @Test
    void neverBacksOffLongerThanHalfAMinute() {
        assertThat(new RetryPolicy(1000).decide(new CallOutcome.NotSent("refused", true), 900, NOW, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofSeconds(30), false));
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED,PT7S,PT7S",
        "UNAVAILABLE,PT7S,PT7S",
        "RATE_LIMITED,PT2M,PT2M",
        "RATE_LIMITED,PT1H,PT2M",
        "RATE_LIMITED,PT0S,PT0.5S",
        "UNAVAILABLE,PT-1H,PT0.5S"
    })
    void honoursTheWishOfTheServiceWithinLimitsAndSlowsTheRun(Refusal refusal, Duration wish, Duration delay) {
        CallOutcome outcome = new CallOutcome.Refused(refusal, answer(429, Optional.of(NOW.plus(wish))), "later");
        assertThat(policy.decide(outcome, 1, NOW, LONGEST)).isEqualTo(new Decision.RetryAfter(delay, true));
    }

    @Test
    void survivesAWishAtTheEndOfTime() {
        CallOutcome outcome =
                new CallOutcome.Refused(Refusal.RATE_LIMITED, answer(429, Optional.of(Instant.MAX)), "later");
        assertThat(policy.decide(outcome, 1, NOW, LONGEST))
                .isEqualTo(new Decision.RetryAfter(Duration.ofMinutes(2), true));
    }

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT10S", "5,PT1M"})
    void slowsTheRunByItselfWhereTheServiceHasNoWish(int attempt, Duration longest) {
        CallOutcome outcome = new CallOutcome.Refused(Refusal.RATE_LIMITED, answer(429, Optional.empty()), "later");
        assertThat(policy.decide(outcome, attempt, NOW, LONGEST)).isEqualTo(new Decision.RetryAfter(longest, true));
    }

    @Test
    void givesUpAfterTheAllowedRetries() {
        CallOutcome outcome = new CallOutcome.NotSent("refused", true);
        assertThat(policy.decide(outcome, 5, NOW, LONGEST)).isInstanceOf(Decision.RetryAfter.class);
        assertThat(policy.decide(outcome, 6, NOW, LONGEST)).isEqualTo(new Decision.Stop());
        assertThat(new RetryPolicy(0).decide(outcome, 1, NOW, LONGEST)).isEqualTo(new Decision.Stop());
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(-1));
    }

    private static Answer answer(int status, Optional<Instant> retryAt) {
        return new Answer(status, new TreeMap<>(), Optional.empty(), retryAt, Duration.ofSeconds(1));
    }
}
