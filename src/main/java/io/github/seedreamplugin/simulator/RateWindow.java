package io.github.seedreamplugin.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts requests by the minute, to tell clients how many are left; it refuses none. */
final class RateWindow {

    // The paid plan's limit.
    private static final int REQUESTS_PER_MINUTE = 50;

    private final Clock clock;
    private Instant end = Instant.EPOCH;
    private int left;

    RateWindow(Clock clock) {
        this.clock = clock;
    }

    /** Counts a request, and returns how many are left. */
    synchronized SimulatedReply count(SimulatedReply reply) {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            left = REQUESTS_PER_MINUTE;
        }
        left = Math.max(0, left - 1);
        return reply.with("x-rate-limit-remaining", Integer.toString(reply.status() == 429 ? 0 : left))
                .with("x-rate-limit-reset-at-utc", end.toString());
    }
}
