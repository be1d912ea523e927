package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.bank.SharedMonth;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was spent in the current calendar month, in UTC: what the ledger of this machine shows, and what other machines have
 * noted in the shared bank. A machine notes its purchases there if a limit of the month is set.
 */
public final class MonthlySpending {

    private final RunContext context;

    public MonthlySpending(RunContext context) {
        this.context = context;
    }

    /**
     * The most that the calls of this month may have cost.
     *
     * @throws SharedMonth.UnreachableException if the shared bank does not say what others have spent, unless the user
     *     buys without it
     */
    public BigDecimal spent() throws IOException {
        return spentBefore(Long.MAX_VALUE);
    }

    /**
     * The same without the calls of this machine that were begun later.
     *
     * @param number the number of the ledger's last entry then
     */
    public BigDecimal spentBefore(long number) throws IOException {
        YearMonth month = of(context.clock().instant());
        List<Call> own = context.stores()
                .ledger()
                .chargesSince(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        return own.stream()
                .filter(call -> call.sequence() <= number)
                .map(call -> call.cost().most())
                .reduce(others(month, own), BigDecimal::add);
    }

    /** Tells those who share the bank of a purchase. The next build of this machine does it if this one cannot. */
    public void note(BankRecord record) {
        Optional<SharedMonth> shared = shared(of(record.bought()));
        if (context.request().spending().maxCreditsPerMonth().isEmpty() || shared.isEmpty()) {
            return;
        }
        try {
            shared.get().add(record);
        } catch (IOException e) {
            context.progress()
                    .warning("Not yet counted for other machines' seedream.maxCreditsPerMonth: " + e.getMessage()
                            + "; the next build counts it");
        }
    }

    private static YearMonth of(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    private Optional<SharedMonth> shared(YearMonth month) {
        return context.stores().sharedBank().map(bank -> bank.month(month));
    }

    private BigDecimal others(YearMonth month, List<Call> own) throws IOException {
        Optional<SharedMonth> shared = shared(month);
        if (shared.isEmpty()) {
            return BigDecimal.ZERO;
        }
        Set<PurchaseKey> ours = own.stream()
                .flatMap(call -> call.intent().stream())
                .map(Intent::key)
                .collect(Collectors.toSet());
        try {
            List<SharedMonth.Purchase> noted = shared.get().purchases();
            for (BankRecord record : context.stores().bank().records()) {
                boolean ownOfThisMonth =
                        ours.contains(record.key()) && of(record.bought()).equals(month);
                if (ownOfThisMonth && noted.stream().noneMatch(one -> one.isOf(record))) {
                    note(record);
                }
            }
            return noted.stream()
                    .filter(purchase -> !ours.contains(purchase.key()))
                    .map(SharedMonth.Purchase::most)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        } catch (SharedMonth.UnreachableException e) {
            if (context.request().rules().buyWithoutSharedBank()) {
                return BigDecimal.ZERO;
            }
            throw e;
        }
    }
}
