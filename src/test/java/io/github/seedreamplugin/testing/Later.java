package io.github.seedreamplugin.testing;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** What the service does by itself some time after a request. */
final class Later implements AutoCloseable {

    private final Timer timer = new Timer("scripted-service", true);

    void run(Duration delay, Runnable task) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        task.run();
                    }
                },
                delay.toMillis());
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
