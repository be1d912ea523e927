package io.github.seedreamplugin.simulator;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What work takes and costs: the price, the account that pays, the latency, and the end of the service. */
final class Work {

    private static final long LATE_SECONDS = 2;

    private final Set<String> triedBefore = ConcurrentHashMap.newKeySet();
    private final SimulatorSettings settings;
    private final SimulatedAccount account;
    private final Executor workers;
    private final CountDownLatch closing = new CountDownLatch(1);

    Work(SimulatorSettings settings, SimulatedAccount account, Executor workers) {
        this.settings = settings;
        this.account = account;
        this.workers = workers;
    }

    /** Whether a rehearsed refusal is over, and the call succeeds. */
    boolean hasPassed(SimulatedRequest request) {
        return request.rehearsal().filter(Rehearsal::passes).isPresent()
                && !triedBefore.add(request.attributes().prompt());
    }

    BigDecimal shownBalance() {
        return account.shown();
    }

    private BigDecimal price(int images) {
        return settings.creditsPerImage().multiply(BigDecimal.valueOf(images));
    }

    boolean canPay(int images) {
        return account.covers(price(images));
    }

    SimulatedReply notEnough(int images) {
        return SimulatedReply.error(
                406,
                "Not enough credits: this call costs " + price(images).toPlainString() + ", there are "
                        + account.balance().toPlainString());
    }

    /** Completes and charges a request, if the balance covers it. */
    boolean charge(SimulatedRequest request, int images) {
        boolean charged = account.charge(price(images));
        if (charged) {
            request.completed(images, price(images));
        }
        return charged;
    }

    /** A request that failed and is charged as if it had not. */
    void chargeFailed(SimulatedRequest request, String error) {
        BigDecimal price = price(request.attributes().maxImages());
        request.failed(error, account.charge(price) ? price : BigDecimal.ZERO);
    }

    int imagesMade(SimulatedRequest request) {
        int asked = request.attributes().maxImages();
        Optional<Rehearsal.Kind> kind = request.rehearsal().map(Rehearsal::kind);
        if (kind.filter(Rehearsal.Kind.PARTLY::equals).isPresent()) {
            return asked - 1;
        }
        return kind.filter(Rehearsal.Kind.FEWER::equals).isPresent() ? Math.max(1, asked - 1) : asked;
    }

    /** @param start when the work began, by {@link System#nanoTime()} */
    void waitLatency(long start) throws IOException {
        if (isClosedWithin(settings.latency().toNanos() - (System.nanoTime() - start))) {
            throw new IOException("the simulator was closed");
        }
    }

    /** Runs a task some seconds from now, if the service is still there. */
    void later(Runnable task) {
        workers.execute(() -> {
            if (!isClosedWithin(TimeUnit.SECONDS.toNanos(LATE_SECONDS))) {
                task.run();
            }
        });
    }

    void now(Runnable task) {
        workers.execute(task);
    }

    void awaitClosing() {
        isClosedWithin(Long.MAX_VALUE);
    }

    void close() {
        closing.countDown();
    }

    private boolean isClosedWithin(long nanoseconds) {
        try {
            return closing.await(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
