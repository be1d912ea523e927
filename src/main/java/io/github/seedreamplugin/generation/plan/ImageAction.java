package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.manifest.LockEntry;

/** What an image needs, decided before anything is sent. */
public sealed interface ImageAction {

    /** Nothing: its files are there and are what the lock says. */
    record Current(LockEntry entry) implements ImageAction {}

    /** Its files come from the bank, free. */
    record Restore(BankRecord record) implements ImageAction {}

    /**
     * A purchase.
     *
     * @param reason why, for people: new, or what has changed
     */
    record Buy(String reason) implements ImageAction {}

    /**
     * Pictures that an earlier call paid for, and that have arrived without getting into the bank or can still be
     * fetched: free.
     *
     * @param reason where they are, for people
     */
    record Recover(String reason) implements ImageAction {}

    /** A purchase that this run may not make. */
    record Blocked(FailureCode code, String message) implements ImageAction {}
}
