package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Leftovers;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps the bank in order: banks again what it has lost while the files are still there, and clears up after old calls. */
public final class BankHealing {

    private final RunContext context;
    private final Bank bank;

    public BankHealing(RunContext context) {
        this.context = context;
        this.bank = context.stores().bank();
    }

    /**
     * Banks a picture again whose files are what the lock says, if the bank has lost it. A frozen build, a simulation and
     * a build that has been stopped change nothing. The bank is only the second copy, so a failure is told and no more.
     */
    public void heal(ImageSpec spec, LockEntry entry) {
        if (context.request().rules().frozen()
                || context.request().service().simulated()
                || context.stop().isRaised()) {
            return;
        }
        PurchaseKeys keys = context.request().service().keys(spec.attributes(), spec.take());
        Path output = context.request().places().outputDirectory();
        List<Path> files =
                entry.files().stream().map(file -> output.resolve(file.path())).toList();
        try {
            if (!bank.has(keys, entry.files().stream().map(LockedFile::picture).toList())
                    && bank.heal(keys, record(spec, entry, keys), files)) {
                context.progress()
                        .warning(spec.name() + ": the bank had lost it and has it again, from its files here");
            }
        } catch (IOException e) {
            context.progress()
                    .warning(spec.name() + ": the bank has lost it and cannot take it again: " + e.getMessage());
        }
    }

    /** What the lock knows of the purchase. */
    private BankRecord record(ImageSpec spec, LockEntry entry, PurchaseKeys keys) {
        return BankRecord.of(keys.current())
                .soldBy(
                        context.request().service().name(),
                        context.request().service().model())
                .request(spec.attributes(), spec.take())
                .bought(entry.bought(), Duration.ZERO)
                .cost(Cost.exactly(entry.credits(), CostSource.ASSUMED))
                .pictures(entry.files().stream().map(LockedFile::picture).toList())
                .mentioned(Optional.empty(), Optional.of(spec.name()))
                .build();
    }

    /** Removes what calls that are over have left where their answers arrive, and says so. */
    public void sweep() {
        Leftovers leftovers = new Leftovers(
                context.request().places().home(), context.stores().ledger());
        for (Leftovers.Removed removed : leftovers.sweep()) {
            context.progress()
                    .warning(removed.image().orElse("an unknown image") + ": removed " + removed.files()
                            + (removed.files() == 1 ? " file" : " files") + " of a call that was cut off at "
                            + removed.call().at() + "; nothing in them is of use any more");
        }
    }
}
