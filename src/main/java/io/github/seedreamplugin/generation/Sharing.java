package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.SharedBank;

/** Passes purchases on to the shared bank. */
final class Sharing {

    private Sharing() {}

    /** Pushes one purchase; what cannot be pushed now stays marked and goes with a later run. */
    static void push(SharedBank shared, BankRecord record, Progress progress) {
        tell(shared.push(record), progress);
    }

    /** Pushes what earlier runs could not. */
    static void pushPending(SharedBank shared, Progress progress) {
        tell(shared.pushPending(), progress);
    }

    private static void tell(SharedBank.Pushed pushed, Progress progress) {
        if (pushed instanceof SharedBank.Pushed.Pending pending) {
            progress.warning("Not yet in the shared bank: " + pending.reason()
                    + "; it is kept here and goes with the next build, or with seedream:bank-push");
        }
    }
}
