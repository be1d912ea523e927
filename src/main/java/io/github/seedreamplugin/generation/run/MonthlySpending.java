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
import java.util.HashSet;
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
    private final YearMonth month;

    public MonthlySpending(RunContext context) {
        this.context = context;
        this.month = YearMonth.from(context.clock().instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * The most that the calls of this month may have cost.
     *
     * @throws SharedMonth.UnreachableException if the shared bank does not say what others have spent, unless the user
     *     buys without it
     */
    public BigDecimal spent() throws IOException {
        Instant began = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        List<Call> own = context.stores().ledger().chargesSince(began);
        return own.stream().map(call -> call.cost().most()).reduce(others(own), BigDecimal::add);
    }

    /** Tells those who share the bank of a purchase. The next build of this machine does it if this one cannot. */
    public void note(BankRecord record) {
        Optional<SharedMonth> shared = shared();
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

    private Optional<SharedMonth> shared() {
        return context.stores().sharedBank().map(bank -> bank.month(month));
    }

    private BigDecimal others(List<Call> own) throws IOException {
        Optional<SharedMonth> shared = shared();
        if (shared.isEmpty()) {
            return BigDecimal.ZERO;
        }
        Set<PurchaseKey> ours = own.stream()
                .flatMap(call -> call.intent().stream())
                .map(Intent::key)
                .collect(Collectors.toCollection(HashSet::new));
        try {
            List<SharedMonth.Purchase> noted = shared.get().purchases();
            for (BankRecord record : context.stores().bank().records()) {
                if (ours.contains(record.key()) && noted.stream().noneMatch(one -> one.isOf(record))) {
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
