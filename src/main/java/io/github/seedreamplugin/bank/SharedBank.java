package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bank of this machine, and a store that it shares with others.
 *
 * <p>The store holds what the bank holds, under the same paths. Pictures go there first and the record last, so where
 * there is a record its pictures are there too. Everything that comes from it is checked by digest before the bank takes
 * it. When two machines have bought under one key, the record that was there first stays: the pictures of both are in
 * the store, and each machine keeps its own record.
 *
 * <p>What is in the bank and not yet in the store has a mark, {@code home/pending/STORE/KEY}, which is written before
 * the picture is deposited and removed once the record is in the store.
 *
 * <p>A store is believed to have nothing of a purchase only if it has {@value StoreMarker#PATH}, which {@link #create}
 * puts there. A store that is only read is never written to, and what would go there stays marked.
 */
public final class SharedBank {

    private static final Pattern REFUSED = Pattern.compile("\\b(401|403)\\b");

    private final Bank bank;
    private final HomeDirectory home;
    private final RemoteStore store;
    private final StoreMarker marker;
    private final String pending;

    public SharedBank(Bank bank, Path home, RemoteStore store) {
        this.bank = bank;
        this.home = new HomeDirectory(home);
        this.store = store;
        this.marker = new StoreMarker(this.home, store);
        this.pending = "pending/" + Sha256.of(store.name()).substring(0, 12);
    }

    /** What the shared store had of a purchase. */
    public sealed interface Restored {

        /** The purchase is whole in the bank of this machine. */
        record Whole(BankRecord record) implements Restored {}

        /** The store has answered that it does not know this purchase. */
        record Missing() implements Restored {}

        /** The store could not be asked, so nobody knows whether the purchase was made elsewhere. */
        record Unreachable(String reason) implements Restored {}

        /** The store knows the purchase and does not have it whole. */
        record Damaged(String reason) implements Restored {}
    }

    /** What became of pushing. */
    public sealed interface Pushed {

        /** All is in the store. */
        record Whole(int records) implements Pushed {}

        /** Some is not; it is marked and will be pushed the next time. */
        record Failed(int pushed, int left, String reason) implements Pushed {}
    }

    /** Brings a purchase from the store into the bank, under its current key or one that it may have been bought under before. */
    public Restored restore(PurchaseKeys keys) throws IOException {
        Restored best = new Restored.Missing();
        for (PurchaseKey key : keys.all()) {
            Restored restored = restore(key);
            if (restored instanceof Restored.Whole || restored instanceof Restored.Unreachable) {
                return restored;
            }
            best = best instanceof Restored.Missing ? restored : best;
        }
        return best;
    }

    /** Brings a purchase from the store into the bank; the pictures that the bank's own record names come first. */
    public Restored restore(PurchaseKey key) throws IOException {
        Lookup found = bank.find(key);
        if (found instanceof Lookup.Whole whole) {
            return new Restored.Whole(whole.record());
        }
        if (found instanceof Lookup.Damaged damaged) {
            Restored own = restore(damaged.record());
            if (!(own instanceof Restored.Damaged)) {
                return own;
            }
        }
        if (found instanceof Lookup.Unreadable unreadable && TakenDown.isAt(unreadable.file())) {
            return new Restored.Damaged("purchase " + key.shortForm() + ": " + unreadable.reason());
        }
        Path file = home.temporary();
        try {
            Fetched fetched = store.get(Bank.recordPath(key), file);
            if (fetched instanceof Fetched.Unreachable unreachable) {
                return new Restored.Unreachable(explained(unreachable.reason()));
            }
            if (fetched instanceof Fetched.NotFound) {
                return marker.doubt()
                        .<Restored>map(doubt -> new Restored.Unreachable(explained(doubt)))
                        .orElseGet(Restored.Missing::new);
            }
            return restore(read(file, key));
        } catch (TakenDown.TakenDownException e) {
            return new Restored.Damaged("purchase " + key.shortForm() + " in " + store.name() + ": " + e.getMessage());
        } catch (DamagedException e) {
            return new Restored.Damaged(
                    "the record " + Bank.recordPath(key) + " in " + store.name() + " is damaged: " + e.getMessage());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static BankRecord read(Path file, PurchaseKey key) throws IOException, DamagedException {
        BankRecord record = RecordFile.read(Files.readAllBytes(file));
        if (!record.key().equals(key)) {
            throw new DamagedException("it is the record of " + record.key());
        }
        return record;
    }

    private Restored restore(BankRecord record) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> temporary = new ArrayList<>();
        try {
            for (Picture picture : record.pictures()) {
                if (bank.isWhole(picture)) {
                    files.add(bank.blob(picture));
                    continue;
                }
                Path file = home.temporary();
                temporary.add(file);
                Optional<Restored> problem = fetch(picture, file);
                if (problem.isPresent()) {
                    return problem.get();
                }
                files.add(file);
            }
            bank.deposit(record, files);
            return new Restored.Whole(record);
        } finally {
            for (Path file : temporary) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Fetches a picture; what is said if it does not come whole. */
    private Optional<Restored> fetch(Picture picture, Path file) throws IOException {
        Fetched fetched = store.get(Bank.blobPath(picture), file);
        if (fetched instanceof Fetched.Unreachable unreachable) {
            return Optional.of(new Restored.Unreachable(explained(unreachable.reason())));
        }
        String path = Bank.blobPath(picture) + " in " + store.name();
        if (fetched instanceof Fetched.NotFound) {
            return Optional.of(new Restored.Damaged("the picture " + path + " is missing"));
        }
        return Sha256.of(file).equals(picture.sha256())
                ? Optional.empty()
                : Optional.of(new Restored.Damaged("the picture " + path + " does not match its digest"));
    }

    /** A store that refuses the credentials does not say where they come from. */
    private String explained(String reason) {
        Optional<String> where = REFUSED.matcher(reason).find() ? store.credentialsFrom() : Optional.empty();
        return reason + where.map(source -> "; check " + source).orElse("");
    }

    /** What those who share the store have bought in a month. */
    public SharedMonth month(YearMonth month) {
        return new SharedMonth(home, store, marker, month);
    }

    /** Makes the store a shared bank, if it is not one yet; what is in the way otherwise. */
    public Optional<String> create() throws IOException {
        return marker.put().map(this::explained);
    }

    /** Whether the store has this picture, whole. */
    boolean has(Picture picture) throws IOException {
        return new StoreReader(home, store).has(picture);
    }

    /** What was made from pictures; empty if the store cannot be reached or is no bank. */
    public Optional<SharedDerived> derived() throws IOException {
        return marker.doubt().isPresent() ? Optional.empty() : Optional.of(new SharedDerived(bank, home, store));
    }

    /** Takes a purchase down in the store; what is in the way otherwise. */
    public Optional<String> remove(BankRecord record, Instant at, String reason) throws IOException {
        return new SharedBankUpload(bank, home, store)
                .takeDown(record, new TakenDown(record.key(), at, reason))
                .map(this::explained);
    }

    /** Keeps a purchase in the bank of this machine, marked to be pushed. */
    public void deposit(BankRecord record, List<Path> files) throws IOException {
        markPending(record.key());
        bank.deposit(record, files);
    }

    /** Remembers that this purchase has to be pushed, across whatever happens to this process. */
    public void markPending(PurchaseKey key) throws IOException {
        Path mark = mark(key);
        if (!Files.exists(mark)) {
            home.write(mark, out -> out.write(new byte[0]));
        }
    }

    /** Pushes one purchase: pictures first, record last. */
    public Pushed push(BankRecord record) throws IOException {
        markPending(record.key());
        if (store.isReadOnly()) {
            return new Pushed.Whole(0);
        }
        Optional<String> doubt = marker.doubt();
        Optional<String> problem = doubt.isPresent()
                ? doubt
                : new SharedBankUpload(bank, home, store).deliver(record).map(SharedBankUpload.Problem::reason);
        if (problem.isPresent()) {
            return new Pushed.Failed(0, 1, explained(problem.get()));
        }
        Files.deleteIfExists(mark(record.key()));
        return new Pushed.Whole(1);
    }

    /**
     * Pushes all that is marked. Stops where the store fails, and goes on where only one purchase cannot be pushed. A
     * mark without a record stays: its purchase is about to be deposited, or never was.
     */
    public Pushed pushPending() throws IOException {
        List<PurchaseKey> marks = marks();
        if (store.isReadOnly() || marks.isEmpty()) {
            return new Pushed.Whole(0);
        }
        Optional<String> doubt = marker.doubt();
        if (doubt.isPresent()) {
            return new Pushed.Failed(0, marks.size(), explained(doubt.get()));
        }
        SharedBankUpload delivery = new SharedBankUpload(bank, home, store);
        List<String> reasons = new ArrayList<>();
        List<BankRecord> marked = new ArrayList<>();
        for (PurchaseKey key : marks) {
            Lookup found = bank.find(key);
            if (found instanceof Lookup.Whole whole) {
                marked.add(whole.record());
            } else if (!(found instanceof Lookup.Missing)) {
                reasons.add("purchase " + key.shortForm() + " is damaged in the bank of this machine");
            }
        }
        int pushed = 0;
        int damaged = reasons.size();
        for (BankRecord record : marked) {
            Optional<SharedBankUpload.Problem> problem = delivery.deliver(record);
            if (problem.isEmpty()) {
                Files.deleteIfExists(mark(record.key()));
                pushed++;
            } else {
                reasons.add(explained(problem.get().reason()));
                if (problem.get().ofStore()) {
                    break;
                }
            }
        }
        return reasons.isEmpty()
                ? new Pushed.Whole(pushed)
                : new Pushed.Failed(pushed, marked.size() - pushed + damaged, String.join("; ", reasons));
    }

    private Path mark(PurchaseKey key) {
        return home.resolve(pending + "/" + key.hex());
    }

    /** Whether purchases of this machine have yet to be pushed. */
    public boolean hasPending() {
        return !marks().isEmpty();
    }

    private List<PurchaseKey> marks() {
        String[] names = home.resolve(pending).toFile().list((directory, name) -> Picture.isDigest(name));
        return names == null
                ? List.of()
                : Arrays.stream(names).sorted().map(PurchaseKey::new).toList();
    }
}
