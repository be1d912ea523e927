package io.github.seedreamplugin.generation.account;

import java.io.IOException;

/** Appends an entry to the ledger of this machine. */
@FunctionalInterface
public interface LedgerAppend {

    /** Appends it and returns its number. */
    long append() throws IOException;
}
