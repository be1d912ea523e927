package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.run.RunContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the ledger of this machine shows for the current calendar month, in UTC. */
public final class MonthlySpending {

    private final RunContext context;

    public MonthlySpending(RunContext context) {
        this.context = context;
    }

    /** The most that the calls of this month may have cost. */
    public BigDecimal spent() throws IOException {
        Instant month = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        return context.stores().ledger().chargesSince(month).stream()
                .map(call -> call.cost().most())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
