package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether a call may be made again without any chance of paying twice. It knows no state and sends nothing. */
public final class RetryPolicy {

    /** The longest wait that the service may ask for. */
    public static final Duration LONGEST_WISH = Duration.ofMinutes(2);

    private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    // The documented limits count a minute's requests, so a second request within the same second is pointless.
    private static final Duration FIRST_SLOWDOWN = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLOWDOWN = Duration.ofMinutes(1);

    private static final int UNAVAILABLE = 503;

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

        /**
         * The service wants no requests for longer than a build waits: the run buys nothing more.
         *
         * @param wish how long, from now
         */
        record EndTheRun(Duration wish) implements Decision {}
    }

    /**
     * Decides on the outcome of the {@code attempt}th call (1 is the first). Only what was never sent, what was refused for
     * coming too often, and a failure that the service states to be free may be sent again.
     */
    public Decision decide(CallOutcome outcome, int attempt, RandomGenerator random) {
        if (outcome instanceof CallOutcome.NotSent notSent) {
            return notSent.worthRetrying() ? soon(attempt, random) : new Decision.Stop();
        }
        if (!(outcome instanceof CallOutcome.Answered answered)) {
            return new Decision.Stop();
        }
        Optional<Duration> wish = answered.answer().retryAfter();
        boolean limited = answered.meaning() == StatusMeaning.RATE_LIMITED;
        boolean unavailable = answered.answer().status() == UNAVAILABLE;
        if ((limited || unavailable) && wish.filter(RetryPolicy::isTooLong).isPresent()) {
            return new Decision.EndTheRun(wish.get());
        }
        if (limited && !answered.answer().stated().isCharged()) {
            return later(wish, attempt, random);
        }
        return isFailureStatedFree(answered) ? soon(attempt, random) : new Decision.Stop();
    }

    private static boolean isFailureStatedFree(CallOutcome.Answered answered) {
        boolean failure = answered.meaning() == StatusMeaning.SERVER_ERROR
                || (answered.meaning() == StatusMeaning.DELIVERY
                        && !answered.message().isEmpty()
                        && !StatusMeaning.isModeration(answered.message()));
        return failure && answered.answer().stated().isFree();
    }

    private static boolean isTooLong(Duration wish) {
        return wish.compareTo(LONGEST_WISH) > 0;
    }

    private Decision soon(int attempt, RandomGenerator random) {
        return attempt > retries
                ? new Decision.Stop()
                : new Decision.RetryAfter(jittered(FIRST_BACKOFF, LONGEST_BACKOFF, attempt, random), false);
    }

    private Decision later(Optional<Duration> wish, int attempt, RandomGenerator random) {
        if (attempt > retries) {
            return new Decision.Stop();
        }
        Duration delay = wish.map(RetryPolicy::atLeastABit)
                .orElseGet(() -> jittered(FIRST_SLOWDOWN, LONGEST_SLOWDOWN, attempt, random));
        return new Decision.RetryAfter(delay, true);
    }

    private static Duration atLeastABit(Duration wish) {
        return wish.compareTo(FIRST_BACKOFF) < 0 ? FIRST_BACKOFF : wish;
    }

    /** Full jitter: anything up to the exponential bound, so that many clients do not come back at once. */
    private static Duration jittered(Duration first, Duration longest, int attempt, RandomGenerator random) {
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
