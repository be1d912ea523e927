package io.github.seedreamplugin.generation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that no further call may start: the build is being stopped. Waits of a run end early with it. */
final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);

    void raise() {
        raised.countDown();
    }

    boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits so long, or until the signal is raised. */
    void await(Duration longest) throws InterruptedException {
        boolean ignored = raised.await(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    }
}
