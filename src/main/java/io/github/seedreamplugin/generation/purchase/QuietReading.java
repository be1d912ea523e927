package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads the balance and knows whether the reading can be believed: only if no call of this machine was in flight from
 * before the question until after the answer. Nobody is kept from buying meanwhile; then the reading is not a quiet one.
 */
final class QuietReading {

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;

    QuietReading(RunContext context, Account account, SegmindClient client) {
        this.context = context;
        this.account = account;
        this.client = client;
    }

    /**
     * What came of reading.
     *
     * @param outcome what the service said
     * @param quiet whether nothing was in flight; then a known balance is in the ledger and the account's books
     * @param late whether every charge must be in it
     * @param fellShort whether it shows less than pictures should cost
     */
    record Result(BalanceOutcome outcome, boolean quiet, boolean late, boolean fellShort) {}

    /** @param late whether every charge must be in the balance by now */
    Result read(boolean late) throws IOException {
        Ledger ledger = context.stores().ledger();
        long before = ledger.lastSequence();
        boolean quiet = !isBusy();
        BalanceOutcome outcome = client.balance();
        quiet = quiet && ledger.lastSequence() == before && !isBusy();
        boolean fellShort = outcome instanceof BalanceOutcome.Known known && book(known.credits(), quiet, late);
        return new Result(outcome, quiet, late, fellShort);
    }

    private boolean book(BigDecimal credits, boolean quiet, boolean late) throws IOException {
        if (quiet) {
            account.append(() -> context.stores()
                    .ledger()
                    .append(new LedgerEntry.Reading(context.clock().instant(), account.label(), credits)));
            return account.readQuietly(credits, late);
        }
        account.readLoosely(credits);
        return false;
    }

    private boolean isBusy() throws IOException {
        if (account.isBusy()) {
            return true;
        }
        for (Call call : context.stores().ledger().open(account.label())) {
            if (context.stores().isInFlight(call)) {
                return true;
            }
        }
        return false;
    }
}
