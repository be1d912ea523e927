package io.github.seedreamplugin.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The simulated account: every charge is one step, however many calls come at once. */
final class SimulatedAccount {

    /** What the balance was until some moment. */
    private record Former(long until, BigDecimal balance) {}

    private final Duration lag;
    private final Deque<Former> former = new ArrayDeque<>();
    private BigDecimal balance;
    private int paidCalls;

    /** @param lag how old every reading is */
    SimulatedAccount(BigDecimal openingCredits, Duration lag) {
        balance = openingCredits;
        this.lag = lag;
    }

    /** Whether the balance covered the charge. */
    synchronized boolean charge(BigDecimal amount) {
        if (!covers(amount)) {
            return false;
        }
        if (amount.signum() > 0) {
            former.add(new Former(System.nanoTime(), balance));
            balance = balance.subtract(amount);
            paidCalls++;
        }
        return true;
    }

    synchronized boolean covers(BigDecimal amount) {
        return balance.compareTo(amount) >= 0;
    }

    /** The balance as the service tells it. */
    synchronized BigDecimal shown() {
        long at = System.nanoTime() - lag.toNanos();
        while (!former.isEmpty() && former.element().until() - at <= 0) {
            former.remove();
        }
        return Optional.ofNullable(former.peek()).map(Former::balance).orElse(balance);
    }

    synchronized BigDecimal balance() {
        return balance;
    }

    synchronized int paidCalls() {
        return paidCalls;
    }
}
