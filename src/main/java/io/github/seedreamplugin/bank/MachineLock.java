package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * seats. Who shares passes the gate and takes one seat at random; who is exclusive keeps the gate closed and takes all
 * seats. So a waiting exclusive holder lets nobody new in, and does not wait forever for those who share.
 *
 * <p>Not reentrant: who holds a name and asks for it again waits for itself.
 */
public final class MachineLock {

    /** A wait shorter than this is not worth a message. */
    static final Duration WORTH_A_MESSAGE = Duration.ofMillis(100);

    private static final int SEATS = (1 << 16) - 1;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final HomeDirectory home;
    private final Path file;

    public MachineLock(Path home) {
        this.home = new HomeDirectory(home);
        this.file = this.home.resolve("locks/machine.lock");
    }

    /** What became of asking for a lock. */
    public sealed interface Claim permits Held, GaveUp {}

    /**
     * The lock was not released in time.
     *
     * @param name the lock asked for
     * @param waited how long it was waited for
     */
    public record GaveUp(String name, Duration waited) implements Claim {}

    /** The lock is held until this is closed, by whichever thread. */
    public static final class Held implements Claim, AutoCloseable {
        private final ProcessLockFile lockFile;
        private final FileLock seats;
        private final @Nullable Gate gate;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Held(ProcessLockFile lockFile, FileLock seats, @Nullable Gate gate) {
            this.lockFile = lockFile;
            this.seats = seats;
            this.gate = gate;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                try {
                    release();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void release() throws IOException {
            try (lockFile) {
                try {
                    seats.release();
                } finally {
                    if (gate != null) {
                        gate.open();
                    }
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
        return claim(lockFile -> exclusive(lockFile, wait));
    }

    private static Claim exclusive(ProcessLockFile lockFile, Wait wait) throws IOException, InterruptedException {
        long position = positionOf(wait.name);
        Gate gate = Gate.close(lockFile, position, wait);
        if (gate == null) {
            return wait.gaveUp();
        }
        FileLock seats = null;
        try {
            seats = wait.until(() -> lockFile.tryRange(position + 1, SEATS));
            return seats == null ? wait.gaveUp() : new Held(lockFile, seats, gate);
        } finally {
            if (seats == null) {
                gate.open();
            }
        }
    }

    /** One way to hold a name of the lock file. */
    @FunctionalInterface
    private interface Way {
        Claim of(ProcessLockFile lockFile) throws IOException, InterruptedException;
    }

    /** The lock file stays open for as long as the lock is held, and no longer. */
    private Claim claim(Way way) throws IOException, InterruptedException {
        ProcessLockFile lockFile = ProcessLockFile.open(home, file);
        boolean held = false;
        try {
            Claim claim = way.of(lockFile);
            held = claim instanceof Held;
            return claim;
        } finally {
            if (!held) {
                lockFile.close();
            }
        }
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
        return claim(lockFile -> shared(lockFile, wait));
    }

    private static Claim shared(ProcessLockFile lockFile, Wait wait) throws IOException, InterruptedException {
        long position = positionOf(wait.name);
        Gate gate = Gate.close(lockFile, position, wait);
        if (gate == null) {
            return wait.gaveUp();
        }
        try {
            FileLock seat = wait.until(() ->
                    lockFile.tryRange(position + 1 + ThreadLocalRandom.current().nextInt(SEATS), 1));
            return seat == null ? wait.gaveUp() : new Held(lockFile, seat, null);
        } finally {
            gate.open();
        }
    }

    /** Whether anybody holds this name just now, alone or shared. */
    public boolean isHeld(String name) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (ProcessLockFile lockFile = ProcessLockFile.open(home, file)) {
            if (lockFile.gate(name).availablePermits() == 0) {
                return true;
            }
            FileLock all = lockFile.tryRange(positionOf(name), 1L + SEATS);
            if (all == null) {
                return true;
            }
            all.release();
            return false;
        }
    }

    /** The gate of a name, closed for all others: for threads by a permit, for processes by a byte of the lock file. */
    private record Gate(Semaphore permit, FileLock lock) {

        static @Nullable Gate close(ProcessLockFile lockFile, long position, Wait wait)
                throws IOException, InterruptedException {
            Semaphore permit = lockFile.gate(wait.name);
            if (!wait.acquire(permit)) {
                return null;
            }
            FileLock lock = null;
            try {
                lock = wait.until(() -> lockFile.tryRange(position, 1));
                return lock == null ? null : new Gate(permit, lock);
            } finally {
                if (lock == null) {
                    permit.release();
                }
            }
        }

        void open() throws IOException {
            try {
                lock.release();
            } finally {
                permit.release();
            }
        }
    }

    /** One try to lock something of the lock file. */
    @FunctionalInterface
    private interface Try {
        @Nullable
        FileLock now() throws IOException;
    }

    /** Where the range of this name begins: 46 bits of its digest, so that two names do not meet. */
    private static long positionOf(String name) {
        byte[] digest = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() & (Long.MAX_VALUE >> 1)) & ~(long) SEATS;
    }

    /** One wait: its patience, and its one message. The operating system has no timed wait for a range. */
    private static final class Wait {
        private final String name;
        private final Runnable whenWaiting;
        private final long longest;
        private final long began = System.nanoTime();
        private boolean told;

        Wait(String name, Runnable whenWaiting, Duration longest) {
            this.name = name;
            this.whenWaiting = whenWaiting;
            this.longest = longest.toNanos();
        }

        boolean acquire(Semaphore permit) throws InterruptedException {
            long quiet = Math.min(longest, WORTH_A_MESSAGE.toNanos());
            if (permit.tryAcquire(quiet, TimeUnit.NANOSECONDS)) {
                return true;
            }
            tellIfWorthIt();
            return permit.tryAcquire(longest - waited(), TimeUnit.NANOSECONDS);
        }

        /** Tries until it succeeds; null if it has been long enough. */
        @Nullable
        FileLock until(Try attempt) throws IOException, InterruptedException {
            long pause = SHORTEST_PAUSE.toNanos();
            FileLock lock = attempt.now();
            while (lock == null && waited() < longest) {
                TimeUnit.NANOSECONDS.sleep(Math.min(longest - waited(), pause));
                pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
                tellIfWorthIt();
                lock = attempt.now();
            }
            return lock;
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
