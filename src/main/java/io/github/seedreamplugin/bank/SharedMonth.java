package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.bank.RemoteStore.Stored;
import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the machines that share a store have bought in one month. A store gives and takes single files and cannot be listed,
 * so purchases are numbered: {@code months/2026-11/1}, {@code 2} and so on, each in the first place that is free. A store
 * that takes each file only once gives each place once. In another store two machines can take the same place at the same
 * moment. Each looks afterwards whether the place is its own, and else takes the next one; a note that is written over only
 * after that look is lost until the next build of its machine, which notes the purchase again.
 */
public final class SharedMonth {

    private final HomeDirectory home;
    private final RemoteStore store;
    private final StoreMarker marker;
    private final String directory;

    SharedMonth(HomeDirectory home, RemoteStore store, StoreMarker marker, YearMonth month) {
        this.marker = marker;
        this.home = home;
        this.store = store;
        this.directory = "months/" + month;
    }

    /**
     * One purchase of any machine.
     *
     * @param key what was bought
     * @param bought when
     * @param most the most that it cost
     */
    public record Purchase(PurchaseKey key, Instant bought, BigDecimal most) {

        /** Whether it is the purchase of this record. */
        public boolean isOf(BankRecord record) {
            return key.equals(record.key()) && bought.equals(record.bought());
        }
    }

    /** The store cannot be asked, so nobody knows what others have spent. */
    public static final class UnreachableException extends IOException {

        private static final long serialVersionUID = 1L;

        UnreachableException(String message) {
            super(message);
        }
    }

    /**
     * Every purchase that is noted, the first one first.
     *
     * @throws UnreachableException if the store cannot be asked
     */
    public List<Purchase> purchases() throws IOException {
        List<Purchase> purchases = new ArrayList<>();
        for (int place = 1; ; place++) {
            Optional<byte[]> note = note(place);
            if (note.isEmpty()) {
                believe();
                return purchases;
            }
            parsed(note.get()).ifPresent(purchases::add);
        }
    }

    /**
     * Notes a purchase of this month, once.
     *
     * @throws UnreachableException if the store does not take it
     */
    public void add(BankRecord record) throws IOException {
        if (store.isReadOnly()) {
            return;
        }
        byte[] mine = new JsonObject()
                .with("key", record.key().hex())
                .with("bought", record.bought())
                .with("most", record.cost().most())
                .bytes();
        for (int place = 1; ; place++) {
            Optional<byte[]> there = note(place);
            if (there.isEmpty()) {
                put(place, mine);
                there = fetch(place);
            }
            if (there.filter(note -> Arrays.equals(note, mine)).isPresent()) {
                return;
            }
            if (there.isEmpty()) {
                throw new UnreachableException(store.name() + " has not kept " + directory + "/" + place);
            }
        }
    }

    /** Without the marker, a wrong URL would look like a month in which nobody bought anything. */
    private void believe() throws IOException {
        Optional<String> doubt = marker.doubt();
        if (doubt.isPresent()) {
            throw new UnreachableException(doubt.get());
        }
    }

    private static Optional<Purchase> parsed(byte[] note) {
        try {
            JsonObject json = JsonObject.parse(note);
            return Optional.of(new Purchase(
                    new PurchaseKey(json.text("key")), json.text("bought", Instant::parse), json.number("most")));
        } catch (DamagedException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private void put(int place, byte[] note) throws IOException {
        if (new StoreWriter(home, store).put(directory + "/" + place, note) instanceof Stored.Failed failed) {
            throw new UnreachableException(failed.reason());
        }
    }

    /** What is noted in a place; what was read once is kept here, as it does not change. */
    private Optional<byte[]> note(int place) throws IOException {
        Path kept = home.resolve("shared/" + Sha256.of(store.name()).substring(0, 12) + "/" + directory + "/" + place);
        if (Files.isRegularFile(kept)) {
            return Optional.of(Files.readAllBytes(kept));
        }
        Optional<byte[]> note = fetch(place);
        if (note.isPresent()) {
            home.write(kept, out -> out.write(note.get()));
        }
        return note;
    }

    private Optional<byte[]> fetch(int place) throws IOException {
        Path file = home.temporary();
        try {
            Fetched fetched = store.get(directory + "/" + place, file);
            if (fetched instanceof Fetched.Unreachable unreachable) {
                throw new UnreachableException(unreachable.reason());
            }
            return fetched instanceof Fetched.NotFound ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
