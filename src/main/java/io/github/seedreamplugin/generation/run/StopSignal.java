package io.github.seedreamplugin.generation.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that no further call may start: the build is being stopped. Waits of a run end early with it. */
public final class StopSignal {

    private final CountDownLatch raised = new CountDownLatch(1);
    private final Set<Thread> waiting = new HashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Something that waits, and that an interrupt ends. */
    @FunctionalInterface
    public interface Wait<T> {
        T now() throws IOException, InterruptedException;
    }

    public void raise() {
        List<Runnable> told;
        synchronized (waiting) {
            raised.countDown();
            waiting.forEach(Thread::interrupt);
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    /** Runs this once when the signal is raised, or now if it is raised already. */
    public void whenRaised(Runnable listener) {
        synchronized (waiting) {
            if (!isRaised()) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Waits so long, or until the signal is raised. */
    public void await(Duration longest) throws InterruptedException {
        boolean ignored = raised.await(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** What is waited for, or nothing if the signal is raised first. */
    public <T> Optional<T> unlessRaised(Wait<T> wait) throws IOException, InterruptedException {
        Thread self = Thread.currentThread();
        synchronized (waiting) {
            if (isRaised()) {
                return Optional.empty();
            }
            waiting.add(self);
        }
        try {
            return Optional.of(wait.now());
        } catch (InterruptedException e) {
            if (isRaised()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            forget(self);
        }
    }

    /** An interrupt of ours that came after the wait must not end the next one. */
    private void forget(Thread self) {
        synchronized (waiting) {
            waiting.remove(self);
            if (isRaised()) {
                boolean ignored = Thread.interrupted();
            }
        }
    }
}
