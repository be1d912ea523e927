package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import java.util.Optional;

/**
 * All that the ledger says of one call.
 *
 * @param id tells when it was begun and the short form of its key, even where nothing else can be read
 * @param intent what it was meant to buy; empty if that entry can no longer be read, which makes it a call of unknown
 *     content
 * @param outcome what came of it, the last word if there are several
 * @param settlement what the balance showed, the last word if there are several
 */
public record Call(CallId id, Optional<Intent> intent, Optional<Outcome> outcome, Optional<Settlement> settlement) {

    /** Whether pictures of it are paid for and can still be fetched, free. */
    public boolean leftPicturesBehind() {
        return outcome.filter(known -> known.kind() == Kind.UNUSABLE)
                .filter(known -> !known.unfetched().isEmpty())
                .isPresent();
    }

    /** Whether it may have been charged and nobody has decided yet. */
    public boolean isOpen() {
        return settlement.isEmpty()
                && outcome.filter(known -> known.kind() != Kind.UNKNOWN).isEmpty();
    }
}
