package io.github.seedreamplugin.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Named locks that hold between threads, between class loaders of one JVM and between processes of one machine. The
 * operating system gives up the locks of a process that dies, so there is nothing to clean up.
 *
 * <p>A name is a byte range of the lock file {@code home/locks/machine.lock}: its first byte is a gate, the rest are
 * seats. Who shares passes the gate and takes one seat at random; who is exclusive closes the gate and takes all seats.
 * So a waiting exclusive holder lets nobody new in, and is not kept waiting for ever by those who share.
 *
 * <p>Not reentrant: who holds a name and asks for it again waits for itself.
 */
public final class MachineLock {

    /** A wait shorter than this is not worth a message. */
    static final Duration WORTH_A_MESSAGE = Duration.ofMillis(100);

    private static final int SEATS = (1 << 16) - 1;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final Path file;

    public MachineLock(Path home) {
        this.file = home.toAbsolutePath().resolve("locks").resolve("machine.lock");
    }

    /** What became of asking for a lock. */
    public sealed interface Claim permits Held, GaveUp {}

    /**
     * Nobody let go in time.
     *
     * @param name the lock asked for
     * @param waited how long it was waited for
     */
    public record GaveUp(String name, Duration waited) implements Claim {}

    /** The lock is held until this is closed, by whichever thread. */
    public static final class Held implements Claim, AutoCloseable {
        private final List<FileLock> ranges;
        private final Semaphore turns;
        private final int permits;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Held(List<FileLock> ranges, Semaphore turns, int permits) {
            this.ranges = ranges;
            this.turns = turns;
            this.permits = permits;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                try {
                    for (FileLock range : ranges) {
                        range.release();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    turns.release(permits);
                }
            }
        }
    }

    /**
     * Waits until nobody else holds this name in any way, and holds it alone.
     *
     * @param whenWaiting told once, as soon as the wait is long enough to be worth a message
     * @param longest how long to wait at most
     */
    public Claim lock(String name, Runnable whenWaiting, Duration longest) throws IOException, InterruptedException {
        Wait wait = new Wait(name, whenWaiting, longest);
        LockFile lockFile = LockFile.at(file);
        long gate = gateOf(name);
        return claim(lockFile, wait, SEATS, () -> {
            FileLock closedGate = lockFile.tryRange(gate, 1);
            while (closedGate == null && wait.pause()) {
                closedGate = lockFile.tryRange(gate, 1);
            }
            if (closedGate == null) {
                return List.of();
            }
            FileLock seats = null;
            try {
                seats = lockFile.tryRange(gate + 1, SEATS);
                while (seats == null && wait.pause()) {
                    seats = lockFile.tryRange(gate + 1, SEATS);
                }
                return seats == null ? List.of() : List.of(seats, closedGate);
            } finally {
                if (seats == null) {
                    closedGate.release();
                }
            }
        });
    }

    /** The exclusive side of {@link #lockShared}; the same as {@link #lock}. */
    public Claim lockExclusive(String name, Runnable whenWaiting, Duration longest)
            throws IOException, InterruptedException {
        return lock(name, whenWaiting, longest);
    }

    /** Waits until nobody holds this name alone or waits to, and holds it together with others who share it. */
    public Claim lockShared(String name, Runnable whenWaiting, Duration longest)
            throws IOException, InterruptedException {
        Wait wait = new Wait(name, whenWaiting, longest);
        LockFile lockFile = LockFile.at(file);
        long gate = gateOf(name);
        return claim(lockFile, wait, 1, () -> {
            FileLock seat = trySeat(lockFile, gate);
            while (seat == null && wait.pause()) {
                seat = trySeat(lockFile, gate);
            }
            return seat == null ? List.of() : List.of(seat);
        });
    }

    private static @Nullable FileLock trySeat(LockFile lockFile, long gate) throws IOException {
        FileLock passing = lockFile.tryRange(gate, 1);
        if (passing == null) {
            return null;
        }
        try {
            return lockFile.tryRange(gate + 1 + ThreadLocalRandom.current().nextInt(SEATS), 1);
        } finally {
            passing.release();
        }
    }

    /** Whether anybody holds this name just now, alone or shared. */
    public boolean isHeld(String name) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        LockFile lockFile = LockFile.at(file);
        if (lockFile.turns(name, SEATS).availablePermits() < SEATS) {
            return true;
        }
        FileLock all = lockFile.tryRange(gateOf(name), 1L + SEATS);
        if (all == null) {
            return true;
        }
        all.release();
        return false;
    }

    /** Takes ranges of the lock file; none if it had to give up. */
    @FunctionalInterface
    private interface Ranges {
        List<FileLock> take() throws IOException, InterruptedException;
    }

    private static Claim claim(LockFile lockFile, Wait wait, int permits, Ranges ranges)
            throws IOException, InterruptedException {
        Semaphore turns = lockFile.turns(wait.name, SEATS);
        if (!wait.acquire(turns, permits)) {
            return wait.gaveUp();
        }
        List<FileLock> taken = List.of();
        try {
            taken = ranges.take();
            return taken.isEmpty() ? wait.gaveUp() : new Held(taken, turns, permits);
        } finally {
            if (taken.isEmpty()) {
                turns.release(permits);
            }
        }
    }

    /** Where the range of this name begins: 46 bits of its digest, so that two names do not meet. */
    private static long gateOf(String name) {
        byte[] digest = Digests.sha256().digest(name.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() & (Long.MAX_VALUE >> 1)) & ~(long) SEATS;
    }

    /** One wait: its patience, and its one message. The operating system has no timed wait for a range. */
    private static final class Wait {
        private final String name;
        private final Runnable whenWaiting;
        private final long longest;
        private final long began = System.nanoTime();
        private boolean told;
        private long pauseMillis = 1;

        Wait(String name, Runnable whenWaiting, Duration longest) {
            this.name = name;
            this.whenWaiting = whenWaiting;
            this.longest = longest.toNanos();
        }

        boolean acquire(Semaphore turns, int permits) throws InterruptedException {
            long quiet = Math.min(longest, WORTH_A_MESSAGE.toNanos());
            if (turns.tryAcquire(permits, quiet, TimeUnit.NANOSECONDS)) {
                return true;
            }
            tellIfWorthIt();
            return turns.tryAcquire(permits, longest - waited(), TimeUnit.NANOSECONDS);
        }

        /** Waits a little; false if it has been long enough. */
        boolean pause() throws InterruptedException {
            tellIfWorthIt();
            long left = longest - waited();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(pauseMillis)));
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            return true;
        }

        private void tellIfWorthIt() {
            if (!told && waited() >= WORTH_A_MESSAGE.toNanos()) {
                told = true;
                whenWaiting.run();
            }
        }

        private long waited() {
            return System.nanoTime() - began;
        }

        GaveUp gaveUp() {
            return new GaveUp(name, Duration.ofNanos(waited()));
        }
    }
}
