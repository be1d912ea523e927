package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
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
import org.jspecify.annotations.Nullable;

/**
 * What this machine, and those it shares a bank with, remember. Whatever a build with nothing to do has no use for is made
 * when it is first asked for, since a fresh JVM takes longer to load its classes than such a build takes for all else.
 */
public final class Stores {

    private final Path home;
    private final Clock clock;
    private final Bank bank;
    private final Optional<SharedBank> sharedBank;
    private @Nullable Ledger ledger;

    private Stores(Path home, Clock clock, Bank bank, Optional<SharedBank> sharedBank) {
        this.home = home;
        this.clock = clock;
        this.bank = bank;
        this.sharedBank = sharedBank;
    }

    /**
     * The stores under a home directory.
     *
     * @param shared what the shared bank is kept in, if there is one
     */
    public static Stores at(Path home, Optional<RemoteStore> shared, Clock clock) {
        Bank bank = new Bank(home);
        Optional<SharedBank> sharedBank =
                shared.isPresent() ? Optional.of(new SharedBank(bank, home, shared.get())) : Optional.empty();
        return new Stores(home, clock, bank, sharedBank);
    }

    /** Every bought picture. */
    public Bank bank() {
        return bank;
    }

    /** The bank of many machines, if there is one. */
    public Optional<SharedBank> sharedBank() {
        return sharedBank;
    }

    /** Every call that may have cost something. */
    public synchronized Ledger ledger() {
        if (ledger == null) {
            ledger = new Ledger(home, clock);
        }
        return ledger;
    }

    /** What calls were seen to cost. */
    public PriceMemory prices() {
        return new PriceMemory(home);
    }

    /** What keeps processes apart. */
    public MachineLock locks() {
        return new MachineLock(home);
    }

    /** Whether a call is being made just now: whoever makes one holds its key's lock, and who died no longer does. */
    public boolean isInFlight(Call call) throws IOException {
        return call.outcome().isEmpty()
                && call.intent().isPresent()
                && locks().isHeld(call.intent().get().key().lockName());
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
