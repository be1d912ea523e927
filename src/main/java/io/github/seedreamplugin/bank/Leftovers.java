package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What calls that are over have left where their answers arrive, {@code home/incoming/CALL}, and what killed processes
 * have left half written. An answer stays for as long as anything of it may be of use: while its call is open or
 * incomplete, and where it was paid for and brought nothing.
 */
public final class Leftovers {

    private final HomeDirectory home;
    private final Ledger ledger;
    private final Bank bank;
    private final MachineLock locks;
    private final LockHolders holders;

    public Leftovers(Path home, Ledger ledger) {
        this.home = new HomeDirectory(home);
        this.ledger = ledger;
        this.bank = new Bank(home);
        this.locks = new MachineLock(home);
        this.holders = new LockHolders(home);
    }

    /**
     * What was removed of one call.
     *
     * @param call the call
     * @param image that it was for, as far as is known
     * @param files how many files there were
     */
    public record Removed(CallId call, Optional<String> image, int files) {}

    /** Removes what is of no use any more. Whatever cannot be removed stays, for it does no harm. */
    public List<Removed> sweep() {
        List<Removed> removed = new ArrayList<>();
        try {
            home.sweep();
            holders.sweep(locks);
            int unused = AtomicFile.sweep(home.resolve(""));
            FileTime now = home.now();
            for (Path directory : directories()) {
                sweep(directory, now).ifPresent(removed::add);
            }
        } catch (IOException litterLosesNothing) {
            return removed;
        }
        return removed;
    }

    private List<Path> directories() throws IOException {
        Path incoming = home.resolve("incoming");
        if (!Files.isDirectory(incoming)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(incoming)) {
            return all.filter(path -> Files.isDirectory(path)
                            && CallId.isOne(path.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private Optional<Removed> sweep(Path directory, FileTime now) throws IOException {
        CallId id = new CallId(directory.getFileName().toString());
        Optional<Call> call = ledger.call(id);
        // The directory is created before the intent is written.
        boolean useless = call.isPresent() ? isUseless(call.get()) : HomeDirectory.isAbandoned(directory, now);
        if (!useless) {
            return Optional.empty();
        }
        int files = Directories.delete(directory);
        return Optional.of(new Removed(id, call.flatMap(Call::intent).map(Intent::image), files));
    }

    private boolean isUseless(Call call) throws IOException {
        if (call.intent().isEmpty()
                || call.isOpen()
                || locks.isHeld(call.intent().get().key().lockName())) {
            return false;
        }
        boolean bought =
                call.outcome().filter(known -> known.kind() == Kind.BOUGHT).isPresent();
        if (bought) {
            return bank.find(call.intent().get().key()) instanceof Lookup.Whole;
        }
        return call.isForgotten() || (call.cost().isFree() && !call.isIncomplete());
    }
}
