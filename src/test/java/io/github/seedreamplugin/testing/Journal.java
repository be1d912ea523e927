package io.github.seedreamplugin.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Who came when, and who is still there. */
final class Journal {

    private final Duration patience;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Entry> inFlight = new HashSet<>();
    private int mostInFlight;
    private boolean closed;

    Journal(Duration patience) {
        this.patience = patience;
    }

    /** One request and the answer chosen for it. */
    record Entry(ReceivedRequest request, ScriptedAnswer answer, CountDownLatch released) {

        /** Returns when the test releases the request or closes the endpoint. */
        void awaitRelease() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The answer is chosen under the same lock, so that what a test sees arrive can be released. */
    synchronized Entry arrived(ReceivedRequest request, boolean generation, Supplier<ScriptedAnswer> choice) {
        Entry entry = new Entry(request, choice.get(), new CountDownLatch(closed ? 0 : 1));
        entries.add(entry);
        if (generation) {
            inFlight.add(entry);
        }
        mostInFlight = Math.max(mostInFlight, inFlight.size());
        notifyAll();
        return entry;
    }

    synchronized void left(Entry entry) {
        inFlight.remove(entry);
        notifyAll();
    }

    synchronized void release(Predicate<ReceivedRequest> which) {
        entries.stream()
                .filter(entry -> entry.answer().held && which.test(entry.request()))
                .forEach(entry -> entry.released().countDown());
    }

    synchronized void close() {
        closed = true;
        entries.forEach(entry -> entry.released().countDown());
    }

    synchronized List<ReceivedRequest> requests() {
        return entries.stream().map(Entry::request).toList();
    }

    synchronized int inFlight() {
        return inFlight.size();
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    void awaitInFlight(int count) {
        await(count + " requests in flight", () -> inFlight.size() >= count);
    }

    synchronized void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("waited " + patience + " for " + what + "; had " + entries.size()
                        + " requests, " + inFlight.size() + " in flight");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }
}
