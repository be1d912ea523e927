package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether a call may be made again without any chance of paying twice. It knows no state and sends nothing. */
public final class RetryPolicy {

    /** The longest that a wish of the service is honoured. */
    public static final Duration LONGEST_WISH = Duration.ofMinutes(2);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    // The documented limits count a minute's requests, so there is no point in asking again within the second.
    private static final Duration FIRST_SLOWDOWN = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLOWDOWN = Duration.ofMinutes(1);

    private final int retries;

    /** A policy that allows so many calls after the first. */
    public RetryPolicy(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException(retries + " retries");
        }
        this.retries = retries;
    }

    /** What to do after a call. */
    public sealed interface Decision {

        /** The outcome stands. */
        record Stop() implements Decision {}

        /**
         * Call again, later.
         *
         * @param delay how much later
         * @param slowsTheRun whether every other call should wait too
         */
        record RetryAfter(Duration delay, boolean slowsTheRun) implements Decision {}
    }

    /**
     * Decides on the outcome of the {@code attempt}th call (1 is the first). A call that was, or may have been, paid for
     * is never made again here, nor one that was refused for what it says.
     */
    public Decision decide(CallOutcome outcome, int attempt, Instant now, RandomGenerator random) {
        if (attempt > retries) {
            return new Decision.Stop();
        }
        if (outcome instanceof CallOutcome.NotSent notSent && notSent.worthRetrying()) {
            return new Decision.RetryAfter(jittered(FIRST_BACKOFF, LONGEST_BACKOFF, attempt, random), false);
        }
        if (outcome instanceof CallOutcome.Refused refused && isForLater(refused.refusal())) {
            Optional<Duration> wish = refused.answer().retryAt().map(at -> wait(now, at));
            return new Decision.RetryAfter(
                    wish.orElseGet(() -> jittered(FIRST_SLOWDOWN, LONGEST_SLOWDOWN, attempt, random)), true);
        }
        return new Decision.Stop();
    }

    private static boolean isForLater(Refusal refusal) {
        return refusal == Refusal.RATE_LIMITED || refusal == Refusal.UNAVAILABLE;
    }

    private static Duration wait(Instant now, Instant at) {
        if (!at.isAfter(now)) {
            return FIRST_BACKOFF;
        }
        return at.isAfter(now.plus(LONGEST_WISH)) ? LONGEST_WISH : Duration.between(now, at);
    }

    /** Full jitter: anything up to the exponential bound, so that many clients do not come back at once. */
    private static Duration jittered(Duration first, Duration longest, int attempt, RandomGenerator random) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
