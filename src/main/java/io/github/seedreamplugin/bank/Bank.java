package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Where every bought picture of this machine is kept for good.
 *
 * <p>Under {@code home}: {@code blobs/ab/SHA256.jpg} are the pictures, named by their digest; {@code records/KEY.json}
 * are the purchases. A record is written after its pictures, so where there is one its pictures have been there.
 * {@code replaced} holds the records of purchases that a later one of the same key has taken the place of, and
 * {@code damaged} what turned out not to be what its name says. Nothing is ever deleted but by {@link BankCleaning}. Needs
 * no lock: every file appears whole or not at all, and what two processes write at once under one name is the same.
 * Reading needs no permission to write.
 */
public final class Bank {

    static final String BLOBS = "blobs";
    static final String RECORDS = "records";
    static final String REPLACED = "replaced";
    static final String DERIVED = "derived";
    static final String DAMAGED = "damaged";
    private static final String JSON = ".json";

    private final HomeDirectory home;

    public Bank(Path home) {
        this.home = new HomeDirectory(home);
    }

    /** Whether nothing was ever bought into this bank. */
    public boolean isEmpty() {
        String[] records = home.resolve(RECORDS).toFile().list();
        return records == null || records.length == 0;
    }

    /** Looks a purchase up. Cheap: reads the record and the sizes of its pictures. */
    public Lookup find(PurchaseKey key) throws IOException {
        return found(home.resolve(recordPath(key)));
    }

    /** Looks a purchase up under its current key first, and then under those that it may have been bought under before. */
    public Lookup find(PurchaseKeys keys) throws IOException {
        Lookup best = new Lookup.Missing();
        for (PurchaseKey key : keys.all()) {
            Lookup found = find(key);
            if (found instanceof Lookup.Whole) {
                return found;
            }
            best = best instanceof Lookup.Missing ? found : best;
        }
        return best;
    }

    /** What a file among the records holds. */
    Lookup found(Path file) throws IOException {
        try {
            BankRecord record = RecordFile.read(Files.readAllBytes(file));
            if (!recordPath(record.key()).endsWith(file.getFileName().toString())) {
                return new Lookup.Unreadable(file, "it is the record of " + record.key());
            }
            List<Picture> lost = record.pictures().stream()
                    .filter(picture -> !hasBlob(picture))
                    .toList();
            return lost.isEmpty() ? new Lookup.Whole(record) : new Lookup.Damaged(record, lost);
        } catch (NoSuchFileException e) {
            return new Lookup.Missing();
        } catch (DamagedException e) {
            return new Lookup.Unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    /** What changes whenever a purchase is recorded or removed, or a call is made or settled: directories and files. */
    public List<Path> whereaboutsOfPurchases() {
        return List.of(home.resolve(RECORDS), home.resolve("ledger/sequence"));
    }

    /** Where this picture lies in the bank, if it is there. */
    public Path blob(Picture picture) {
        return home.resolve(blobPath(picture));
    }

    /**
     * Where something made from this picture lies, whether or not it has been made. It is never counted as bought, and
     * deleting it loses nothing.
     *
     * @param recipe how it is made, with its file extension
     */
    public Path derived(Picture picture, String recipe) {
        return home.resolve(derivedPath(picture, recipe));
    }

    /** All that was made from a picture. */
    List<Path> derived(Picture picture) throws IOException {
        String prefix = picture.sha256() + "-";
        return home.files(DERIVED + "/" + picture.sha256().substring(0, 2)).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .toList();
    }

    /** How something was made from this picture, by the name of its file. */
    static String recipe(Picture picture, Path derived) {
        return derived.getFileName().toString().substring(picture.sha256().length() + 1);
    }

    /** Whether a file of this picture's name and size is in the bank. */
    public boolean hasBlob(Picture picture) {
        return blob(picture).toFile().length() == picture.bytes();
    }

    /**
     * Copies a picture of the bank in one pass. What was written is to be thrown away if the bank turns out not to have
     * it.
     *
     * @return false if the bank does not have it: it is not there, cannot be read, or does not match its digest and has
     *     been set aside
     */
    public boolean copyOut(Picture picture, OutputStream out) throws IOException {
        Path blob = blob(picture);
        if (!Files.isRegularFile(blob)) {
            return false;
        }
        if (Sha256.whileCopying(blob, out).equals(picture.sha256())) {
            return true;
        }
        try {
            boolean unused = setAside(picture);
        } catch (IOException notAllowed) {
            // Whoever may write here will; for this reader it is damaged either way.
            return false;
        }
        return false;
    }

    /**
     * Keeps a purchase for good: on the disk when this returns. To deposit it again changes nothing.
     *
     * @param files the pictures of the record, in its order; they are copied
     * @throws IOException if something cannot be written, or a file is not the picture that the record says
     */
    public void deposit(BankRecord record, List<Path> files) throws IOException {
        if (files.size() != record.pictures().size()) {
            throw new IllegalArgumentException(
                    files.size() + " files for " + record.pictures().size() + " pictures");
        }
        home.sweep();
        for (int i = 0; i < files.size(); i++) {
            keep(record.pictures().get(i), files.get(i));
        }
        keep(record);
    }

    /** Whether a purchase is there under one of these keys with these pictures. Cheap: looks at names and sizes alone. */
    public boolean has(PurchaseKeys keys, List<Picture> pictures) {
        return keys.all().stream()
                        .anyMatch(key -> home.resolve(recordPath(key)).toFile().isFile())
                && pictures.stream().allMatch(this::hasBlob);
    }

    /**
     * Banks again what is missing of a purchase whose pictures exist elsewhere. A record that is there stays, and
     * one that was taken down or cannot be read is not replaced.
     *
     * @param record what to keep if there is no record under any of the keys
     * @param files the pictures of the record, in its order; they are copied
     * @return whether anything was missing
     * @throws IOException if something cannot be written, or a file is not the picture that the record says
     */
    public boolean heal(PurchaseKeys keys, BankRecord record, List<Path> files) throws IOException {
        Lookup found = find(keys);
        if (found instanceof Lookup.Missing) {
            deposit(record, files);
            return true;
        }
        if (found instanceof Lookup.Damaged damaged
                && damaged.record().pictures().equals(record.pictures())) {
            deposit(damaged.record(), files);
            return true;
        }
        return false;
    }

    /** Banks a picture again from a file, if it is missing or damaged and the file is that picture. */
    boolean heal(Picture picture, Path file) throws IOException {
        if (isWhole(picture) || !Sha256.of(file).equals(picture.sha256())) {
            return false;
        }
        keep(picture, file);
        return true;
    }

    private void keep(Picture picture, Path file) throws IOException {
        if (isWhole(picture)) {
            return;
        }
        home.write(blob(picture), out -> {
            if (!Sha256.whileCopying(file, out).equals(picture.sha256())) {
                throw new IOException(file + " is not the picture with digest " + picture.sha256());
            }
        });
    }

    private void keep(BankRecord record) throws IOException {
        Path file = home.resolve(recordPath(record.key()));
        byte[] bytes = RecordFile.write(record);
        Lookup before = found(file);
        if (before instanceof Lookup.Unreadable) {
            setAside(file);
        } else if (!(before instanceof Lookup.Missing)) {
            byte[] earlier = Files.readAllBytes(file);
            if (Arrays.equals(earlier, bytes)) {
                return;
            }
            Path kept = home.resolve(
                    REPLACED + "/" + record.key() + "-" + Sha256.of(file).substring(0, 12) + JSON);
            home.write(kept, out -> out.write(earlier));
        }
        home.write(file, out -> out.write(bytes));
    }

    /** Whether this picture is in the bank with the right digest; one with a wrong digest is set aside. */
    boolean isWhole(Picture picture) throws IOException {
        Path blob = blob(picture);
        if (!Files.isRegularFile(blob)) {
            return false;
        }
        return Sha256.of(blob).equals(picture.sha256()) || setAside(picture);
    }

    /** Another process may have repaired the blob since it was checked: if it is whole, it goes back. */
    private boolean setAside(Picture picture) throws IOException {
        Path blob = blob(picture);
        try {
            Path aside = setAside(blob);
            if (Sha256.of(aside).equals(picture.sha256())) {
                AtomicFile.move(aside, blob);
                return true;
            }
        } catch (NoSuchFileException anotherProcessWasFaster) {
            return false;
        }
        return false;
    }

    private Path setAside(Path file) throws IOException {
        Path aside = home.resolve(DAMAGED + "/" + UUID.randomUUID() + "-" + file.getFileName());
        home.create(Directories.of(aside));
        AtomicFile.move(file, aside);
        return aside;
    }

    /** All purchases whose record can be read, the oldest first. */
    public List<BankRecord> records() throws IOException {
        List<BankRecord> records = new ArrayList<>();
        for (Path file : home.files(RECORDS)) {
            records.addAll(recordOf(found(file)));
        }
        records.sort(Comparator.comparing(BankRecord::bought).thenComparing(BankRecord::key));
        return records;
    }

    static List<BankRecord> recordOf(Lookup found) {
        if (found instanceof Lookup.Whole whole) {
            return List.of(whole.record());
        }
        return found instanceof Lookup.Damaged damaged ? List.of(damaged.record()) : List.of();
    }

    /** The record's place, in the bank as in a shared store. */
    static String recordPath(PurchaseKey key) {
        return RECORDS + "/" + key.hex() + JSON;
    }

    /** The picture's place, in the bank as in a shared store. */
    static String blobPath(Picture picture) {
        String digest = picture.sha256();
        return BLOBS + "/" + digest.substring(0, 2) + "/" + digest + "."
                + picture.type().extension();
    }

    /** The place of what is made from a picture, in the bank as in a shared store. */
    static String derivedPath(Picture picture, String recipe) {
        String digest = picture.sha256();
        return DERIVED + "/" + digest.substring(0, 2) + "/" + digest + "-" + recipe;
    }
}
