package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.bank.RemoteStore.Stored;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings purchases from the bank of this machine into a shared store, whether that store takes a file once or often. */
final class SharedBankUpload {

    private final Bank bank;
    private final HomeDirectory home;
    private final RemoteStore store;

    SharedBankUpload(Bank bank, HomeDirectory home, RemoteStore store) {
        this.bank = bank;
        this.home = home;
        this.store = store;
    }

    /**
     * Why a purchase is not in the store.
     *
     * @param ofStore whether the store failed, so that the next purchase would fare no better
     */
    record Problem(String reason, boolean ofStore) {}

    /** What is in the store under a path. */
    private enum There {
        NOTHING,
        THE_SAME,
        ANOTHER_THAT_IS_WHOLE,
        NOT_WHOLE,
        TAKEN_DOWN,
        UNKNOWN
    }

    /** What is in the store, and why nobody knows if so. */
    private record Found(There there, String reason) {}

    Optional<Problem> deliver(BankRecord record) throws IOException {
        Found found = find(record);
        if (found.there() == There.UNKNOWN) {
            return Optional.of(new Problem(found.reason(), true));
        }
        if (found.there() == There.TAKEN_DOWN) {
            return Optional.of(
                    new Problem("purchase " + record.key().shortForm() + " was taken down in " + store.name(), false));
        }
        for (Picture picture : record.pictures()) {
            Optional<Problem> problem = deliver(picture);
            if (problem.isPresent()) {
                return problem;
            }
        }
        Optional<Problem> problem =
                found.there() == There.NOTHING || found.there() == There.NOT_WHOLE ? put(record) : Optional.empty();
        if (problem.isEmpty()) {
            SharedDerived derived = new SharedDerived(bank, home, store);
            for (Picture picture : record.pictures()) {
                derived.push(picture);
            }
        }
        return problem;
    }

    /** Replaces the record by a note, so that nobody takes it for missing, and then its pictures. */
    Optional<String> takeDown(BankRecord record, TakenDown note) throws IOException {
        List<String> paths = new ArrayList<>();
        paths.add(Bank.recordPath(record.key()));
        record.pictures().forEach(picture -> paths.add(Bank.blobPath(picture)));
        for (String path : paths) {
            Stored stored = new StoreWriter(home, store).put(path, note.bytes());
            if (stored instanceof Stored.Failed failed) {
                return Optional.of(path + " is still in " + store.name() + ": " + failed.reason());
            }
            if (stored instanceof Stored.AlreadyThere refused) {
                return Optional.of(
                        path + " is still in " + store.name() + ", which accepts each file only once: delete it"
                                + " there yourself (" + refused.reason() + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> deliver(Picture picture) throws IOException {
        if (!bank.isWhole(picture)) {
            return Optional.of(new Problem(
                    "the picture " + bank.blob(picture) + " is damaged in the bank of this machine", false));
        }
        Stored stored = store.put(Bank.blobPath(picture), bank.blob(picture));
        if (stored instanceof Stored.Failed failed) {
            return Optional.of(new Problem(failed.reason(), true));
        }
        if (stored instanceof Stored.AlreadyThere refused && !isThere(picture)) {
            return Optional.of(new Problem(
                    store.name() + " rejects " + Bank.blobPath(picture) + " and does not have it: " + refused.reason(),
                    true));
        }
        return Optional.empty();
    }

    private boolean isThere(Picture picture) throws IOException {
        return new StoreReader(home, store).has(picture);
    }

    private Optional<Problem> put(BankRecord record) throws IOException {
        Stored stored = new StoreWriter(home, store).put(Bank.recordPath(record.key()), RecordFile.write(record));
        if (stored instanceof Stored.Failed failed) {
            return Optional.of(new Problem(failed.reason(), true));
        }
        if (stored instanceof Stored.AlreadyThere refused) {
            There there = find(record).there();
            if (there != There.THE_SAME && there != There.ANOTHER_THAT_IS_WHOLE) {
                return Optional.of(new Problem(
                        store.name() + " rejects " + Bank.recordPath(record.key()) + " and does not have it whole: "
                                + refused.reason(),
                        there != There.NOT_WHOLE));
            }
        }
        return Optional.empty();
    }

    private Found find(BankRecord record) throws IOException {
        Path file = home.temporary();
        try {
            Fetched fetched = store.get(Bank.recordPath(record.key()), file);
            if (fetched instanceof Fetched.Unreachable unreachable) {
                return new Found(There.UNKNOWN, unreachable.reason());
            }
            if (fetched instanceof Fetched.NotFound) {
                return new Found(There.NOTHING, "");
            }
            BankRecord other = RecordFile.read(Files.readAllBytes(file));
            if (other.equals(record)) {
                return new Found(There.THE_SAME, "");
            }
            if (!other.key().equals(record.key())) {
                return new Found(There.NOT_WHOLE, "");
            }
            for (Picture picture : other.pictures()) {
                if (!isThere(picture)) {
                    return new Found(There.NOT_WHOLE, "");
                }
            }
            return new Found(There.ANOTHER_THAT_IS_WHOLE, "");
        } catch (TakenDown.TakenDownException e) {
            return new Found(There.TAKEN_DOWN, "");
        } catch (DamagedException e) {
            return new Found(There.NOT_WHOLE, "");
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
