package io.github.seedreamplugin.generation.purchase;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells every half minute that a run is alive: some CI servers end a job that is silent for ten. */
final class Heartbeat implements AutoCloseable {

    private static final long SECONDS = 30;

    private final ProgressCounter tally;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "seedream-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    Heartbeat(ProgressCounter tally) {
        this.tally = tally;
    }

    void start() {
        var unused = timer.scheduleAtFixedRate(tally::tellStillRunning, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
