package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.manifest.LockEntry;

/** What an image needs, decided before anything is sent. */
public sealed interface Step {

    /** Nothing: its files are there and are what the lock says. */
    record Current(LockEntry entry) implements Step {}

    /** Its files come from the bank, free. */
    record Restore(BankRecord record) implements Step {}

    /**
     * A purchase.
     *
     * @param reason why, for people: new, or what has changed
     */
    record Buy(String reason) implements Step {}

    /**
     * Pictures that an earlier call paid for, and that have arrived without getting into the bank or can still be
     * fetched: free.
     *
     * @param reason where they are, for people
     */
    record Recover(String reason) implements Step {}

    /** A purchase that this run may not make. */
    record Blocked(FailureCode code, String message) implements Step {}
}
