package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.report.Run;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * A clock that takes its run with it: from some reading on, every further one ends the thread that asks. Every entry of
 * the ledger asks for the time first, so nothing is written from then on, as after {@code kill -9}.
 */
final class DyingClock extends Clock {

    /** What ends each thread of the run. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final BooleanSupplier when;
    private volatile boolean dead;

    /** @param when asked at every reading until it says that this is the last */
    DyingClock(BooleanSupplier when) {
        this.when = when;
    }

    static DyingClock after(int readings) {
        AtomicInteger left = new AtomicInteger(readings);
        return new DyingClock(() -> left.decrementAndGet() < 0);
    }

    /** Runs it to its end, which is a violent one if this clock has died meanwhile. */
    Run diesIn(Generation generation) {
        try {
            Run run = Project.run(generation);
            if (dead) {
                throw new Killed();
            }
            return run;
        } catch (IllegalStateException e) {
            // The planner's threads hand on what ended one of them.
            if (e.getCause() instanceof Killed killed) {
                throw killed;
            }
            throw e;
        }
    }

    @Override
    public Instant instant() {
        dead = dead || when.getAsBoolean();
        if (dead) {
            throw new Killed();
        }
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
