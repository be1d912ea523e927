package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.bank.SharedBank;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What this machine, and those it shares a bank with, remember.
 *
 * @param bank every bought picture
 * @param sharedBank the bank of many machines, if there is one
 * @param ledger every call that may have cost something
 * @param locks what keeps processes apart
 */
record Stores(Bank bank, Optional<SharedBank> sharedBank, Ledger ledger, MachineLock locks) {

    static Stores at(Path home, Optional<RemoteStore> shared, Clock clock) {
        Bank bank = new Bank(home);
        return new Stores(
                bank,
                shared.map(store -> new SharedBank(bank, home, store)),
                new Ledger(home, clock),
                new MachineLock(home));
    }
}
