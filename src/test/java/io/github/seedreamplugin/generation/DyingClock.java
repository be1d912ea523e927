package io.github.seedreamplugin.generation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

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

    private final AtomicInteger readingsLeft;

    DyingClock(int readings) {
        readingsLeft = new AtomicInteger(readings);
    }

    @Override
    public Instant instant() {
        if (readingsLeft.getAndDecrement() <= 0) {
            readingsLeft.set(0);
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
