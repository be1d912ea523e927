package io.github.seedreamplugin.segmind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the calls of one run may start: at most so many within any minute. The first ones start at once; the provider
 * counts by the minute (5 on the free plan, 50 on the paid one) and takes bursts.
 */
public final class RateLimiter implements AutoCloseable {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int requestsPerMinute;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Instant> starts = new ArrayDeque<>();
    private Instant pausedUntil = Instant.MIN;
    private boolean closed;

    public RateLimiter(int requestsPerMinute, Clock clock) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "seedream.requestsPerMinute is " + requestsPerMinute + ", not 1 or more.");
        }
        this.requestsPerMinute = requestsPerMinute;
        this.clock = clock;
    }

    /** Waits until a call may start, and counts it. False if the pace was closed meanwhile: then nothing may start. */
    public boolean awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Duration wait = tryStart(clock.instant());
                if (wait.isZero()) {
                    return true;
                }
                // Woken early by slowDown, close, or a clock that runs faster: the loop asks again.
                long unused = changed.awaitNanos(wait.toNanos());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Zero if a call starts now, and is counted; else how long it is until asking again makes sense, and nothing is counted. */
    Duration tryStart(Instant now) {
        lock.lock();
        try {
            // A start in the future means that the clock was set back: it says nothing any more.
            starts.removeIf(start -> !start.plus(WINDOW).isAfter(now) || start.isAfter(now));
            if (pausedUntil.isAfter(now)) {
                pausedUntil = earlier(pausedUntil, now.plus(RetryPolicy.LONGEST_WISH));
                return Duration.between(now, pausedUntil);
            }
            if (starts.size() >= requestsPerMinute) {
                return Duration.between(now, starts.getFirst().plus(WINDOW));
            }
            starts.addLast(now);
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no call of the run start before then; never shortens an earlier wish. */
    public void slowDown(Instant until) {
        lock.lock();
        try {
            if (until.isAfter(pausedUntil)) {
                pausedUntil = until;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends everyone who waits away without a start. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
