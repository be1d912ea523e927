package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Leftovers;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.output.Stamp;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        try {
            if (!bank.has(keys, entry.files().stream().map(LockedFile::picture).toList())) {
                heal(spec, entry, keys);
            }
        } catch (IOException e) {
            context.progress()
                    .warning(
                            spec.name() + ": it is missing from the bank and could not be put back: " + e.getMessage());
        }
    }

    /** The files here may have metadata that the bank's do not have, so copies without it go into the bank. */
    private void heal(ImageSpec spec, LockEntry entry, PurchaseKeys keys) throws IOException {
        Path home = context.request().places().home();
        Directories.createUnforced(home);
        Path copies = Files.createTempDirectory(home, "healing-");
        try {
            List<Path> plain = new ArrayList<>();
            for (LockedFile picture : entry.files()) {
                Optional<Path> file = published(spec, entry, picture);
                if (file.isEmpty()) {
                    return;
                }
                Path copy = copies.resolve(Integer.toString(plain.size()));
                try (OutputStream out = new FileOutputStream(copy.toFile())) {
                    var unused = Stamp.NONE.copy(file.get(), picture.picture(), out);
                }
                plain.add(copy);
            }
            if (bank.heal(keys, record(spec, entry, keys), plain)) {
                context.progress()
                        .warning(spec.name() + ": it was missing from the bank and was put back from its files here");
            }
        } finally {
            int unused = Directories.delete(copies);
        }
    }

    private Optional<Path> published(ImageSpec spec, LockEntry entry, LockedFile picture) {
        Path output = context.request().places().outputDirectory();
        return Publication.files(spec, entry).stream()
                .filter(file -> file.picture().equals(picture.picture()))
                .map(file -> output.resolve(file.path()))
                .filter(Files::isRegularFile)
                .findFirst();
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
                            + removed.call().at() + "; they are of no further use");
        }
    }
}
