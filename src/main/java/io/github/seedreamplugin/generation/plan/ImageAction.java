package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.manifest.LockEntry;
import java.math.BigDecimal;

/** What an image needs, decided before anything is sent. */
public sealed interface ImageAction {

    /** Whether the service has to be asked for it, with the account's key. */
    default boolean needsTheService() {
        return false;
    }

    /** What it would have cost if it had not been bought before. */
    default BigDecimal avoided() {
        return BigDecimal.ZERO;
    }

    /** Nothing: its files are there and are what the lock says. */
    record Current(LockEntry entry) implements ImageAction {

        @Override
        public BigDecimal avoided() {
            return entry.credits();
        }
    }

    /** Its files come from the bank, free. */
    record Restore(BankRecord record) implements ImageAction {

        @Override
        public BigDecimal avoided() {
            return record.credits();
        }
    }

    /**
     * A purchase.
     *
     * @param reason why, for people: new, or what has changed
     */
    record Buy(String reason) implements ImageAction {

        @Override
        public boolean needsTheService() {
            return true;
        }
    }

    /**
     * Pictures that an earlier call paid for, and that have arrived without getting into the bank or can still be
     * fetched: free.
     *
     * @param here whether all of them lie on this machine, so that nobody has to be asked
     */
    record Recover(boolean here) implements ImageAction {

        @Override
        public boolean needsTheService() {
            return !here;
        }
    }

    /** A purchase that this run may not make. */
    record Blocked(ImageFailure reason) implements ImageAction {

        /** What kind of failure it is. */
        public FailureCode code() {
            return reason.code();
        }

        /** What happened and what to do next. */
        public String message() {
            return reason.message();
        }
    }
}
