package io.github.seedreamplugin.simulator;

import java.math.BigDecimal;
import java.util.Optional;

/** The simulated account: every charge is one step, however many calls come at once. */
final class SimulatedAccount {

    private BigDecimal balance;
    private int paidCalls;

    SimulatedAccount(BigDecimal openingCredits) {
        balance = openingCredits;
    }

    /** What remains after the charge, or nothing if the balance does not cover it. */
    synchronized Optional<BigDecimal> charge(BigDecimal amount) {
        if (balance.compareTo(amount) < 0) {
            return Optional.empty();
        }
        balance = balance.subtract(amount);
        paidCalls++;
        return Optional.of(balance);
    }

    synchronized BigDecimal balance() {
        return balance;
    }

    synchronized int paidCalls() {
        return paidCalls;
    }
}
