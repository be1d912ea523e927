package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the calls of one run may start: at most so many within any minute. The first ones start at once; the provider
 * counts by the minute (5 on the free plan, 50 on the paid one) and takes bursts. Time is counted by a source that is never
 * set, so a changed clock neither opens nor blocks the way.
 */
public final class RateLimiter implements AutoCloseable {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int requestsPerMinute;
    private final long begin = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Duration> starts = new ArrayDeque<>();
    private Duration pausedUntil = Duration.ZERO;
    private boolean closed;

    /** A limiter that lets so many calls start within any minute. */
    public RateLimiter(int requestsPerMinute) {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "seedream.requestsPerMinute is " + requestsPerMinute + ", not 1 or more.");
        }
        this.requestsPerMinute = requestsPerMinute;
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Waits until a call may start, and counts it. False if the pace was closed meanwhile: then nothing may start. */
    public boolean awaitTurn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Duration wait = tryStart(now());
                if (wait.isZero()) {
                    return true;
                }
                // Woken early by slowDown or close: the loop asks again.
                long unused = changed.awaitNanos(wait.toNanos());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Zero if a call starts now, and is counted; else how long it is until asking again makes sense, and nothing is counted.
     *
     * @param now since this limiter was made
     */
    Duration tryStart(Duration now) {
        lock.lock();
        try {
            starts.removeIf(start -> start.plus(WINDOW).compareTo(now) <= 0);
            if (pausedUntil.compareTo(now) > 0) {
                return pausedUntil.minus(now);
            }
            if (starts.size() >= requestsPerMinute) {
                return starts.getFirst().plus(WINDOW).minus(now);
            }
            starts.addLast(now);
            return Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Lets no call of the run start for this long, two minutes at most; never shortens an earlier wait. */
    public void slowDown(Duration wish) {
        slowDown(wish, now());
    }

    void slowDown(Duration wish, Duration now) {
        lock.lock();
        try {
            Duration until = now.plus(wish.compareTo(RetryPolicy.LONGEST_WISH) > 0 ? RetryPolicy.LONGEST_WISH : wish);
            if (until.compareTo(pausedUntil) > 0) {
                pausedUntil = until;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait; no further call starts. */
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
}
