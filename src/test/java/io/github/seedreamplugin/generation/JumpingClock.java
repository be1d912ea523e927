package io.github.seedreamplugin.generation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that somebody sets while a build runs: it is wrong by one amount, and from some reading on by another. */
final class JumpingClock extends Clock {

    private final Duration first;
    private final Duration then;
    private final AtomicInteger left;

    JumpingClock(Duration first, Duration then, int readings) {
        this.first = first;
        this.then = then;
        this.left = new AtomicInteger(readings);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(left.decrementAndGet() >= 0 ? first : then);
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
