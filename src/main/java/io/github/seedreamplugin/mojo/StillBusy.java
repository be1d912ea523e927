package io.github.seedreamplugin.mojo;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says what a goal is busy with whenever nothing was said for more than two seconds. The pauses grow, so that a log of a
 * long run stays short.
 */
final class StillBusy implements AutoCloseable {

    private static final long BETWEEN_LOOKS = 500;
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Consumer<String> log;
    private String work = "starting";
    private long began = System.nanoTime();
    private long lastSaid = began;
    private long pause = FIRST_PAUSE;
    private boolean silent;
    private boolean closed;

    /** @param log takes the lines */
    StillBusy(Consumer<String> log) {
        this.log = log;
        // Not an executor, whose many classes every build would have to load.
        Thread thread = new Thread(this::watch, "seedream-progress");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                wait(BETWEEN_LOOKS);
                breakSilence(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says something if it is time to. */
    synchronized void breakSilence(long now) {
        if (!closed && !silent && now - lastSaid >= pause) {
            log.accept("Still " + work + ", " + String.format(Locale.ROOT, "%.0f s", (now - began) / 1e9) + " so far");
            lastSaid = now;
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    /**
     * The goal begins with other work.
     *
     * @param what in words that follow "still"
     */
    synchronized void begin(String what) {
        work = what;
        began = System.nanoTime();
    }

    /** The goal has said something itself. */
    synchronized void said() {
        lastSaid = System.nanoTime();
        pause = FIRST_PAUSE;
    }

    /** Whether something else speaks for the goal for the time being. */
    synchronized void silent(boolean silent) {
        this.silent = silent;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
