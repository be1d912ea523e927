package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.bank.PriceMemory;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.generation.request.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What this machine, and those it shares a bank with, remember.
 *
 * @param bank every bought picture
 * @param sharedBank the bank of many machines, if there is one
 * @param ledger every call that may have cost something
 * @param prices what calls were seen to cost
 * @param locks what keeps processes apart
 */
public record Stores(Bank bank, Optional<SharedBank> sharedBank, Ledger ledger, PriceMemory prices, MachineLock locks) {

    public static Stores at(Path home, Optional<RemoteStore> shared, Clock clock) {
        Bank bank = new Bank(home);
        return new Stores(
                bank,
                shared.map(store -> new SharedBank(bank, home, store)),
                new Ledger(home, clock),
                new PriceMemory(home),
                new MachineLock(home));
    }

    /** Puts a purchase into the bank, and into the shared one if there is one. */
    public void deposit(BankRecord record, List<Path> files, Progress progress) throws IOException {
        if (sharedBank.isEmpty()) {
            bank.deposit(record, files);
            return;
        }
        sharedBank.get().deposit(record, files);
        tell(sharedBank.get().push(record), progress);
    }

    /** Pushes to the shared bank what earlier runs could not. */
    public void pushPending(Progress progress) throws IOException {
        if (sharedBank.isPresent()) {
            tell(sharedBank.get().pushPending(), progress);
        }
    }

    private static void tell(SharedBank.Pushed pushed, Progress progress) {
        if (pushed instanceof SharedBank.Pushed.Failed failed) {
            progress.warning("Not yet in the shared bank: " + failed.reason()
                    + "; it is kept here, and the next build or seedream:bank-push uploads it");
        }
    }
}
