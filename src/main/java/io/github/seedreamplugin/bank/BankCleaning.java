package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The only one who deletes in a bank, and only when asked: what no lock mentions, or one purchase that has to go. The
 * ledger stays as it is, so what is deleted is not bought again unless the user asks for it.
 */
public final class BankCleaning {

    private final HomeDirectory home;
    private final Bank bank;

    public BankCleaning(Path home) {
        this.home = new HomeDirectory(home);
        this.bank = new Bank(home);
    }

    /**
     * What no lock mentions, for people to look at first. What is marked to be pushed to a shared bank is kept, and so is
     * what was bought or written less than a day ago: its lock may not be written yet.
     *
     * @param mentioned the keys in the locks of all projects that use this bank
     */
    public Garbage garbage(Set<PurchaseKey> mentioned) throws IOException {
        FileTime now = home.now();
        List<BankRecord> purchases = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        Set<String> freed = new HashSet<>();
        boolean allRead = true;
        for (Path file : records()) {
            Optional<BankRecord> record = recordAt(file);
            allRead &= record.isPresent() || TakenDown.isAt(file);
            if (record.isPresent()) {
                PurchaseKey key = record.get().key();
                boolean keep = mentioned.contains(key) || isMarked(key) || !HomeDirectory.isAbandoned(file, now);
                record.get().pictures().forEach(picture -> (keep ? kept : freed).add(picture.sha256()));
                if (!keep) {
                    purchases.add(record.get());
                    files.add(file);
                }
            }
        }
        // Which pictures an unreadable record has is unknown, so while there is one, every picture is kept.
        boolean orphansToo = allRead;
        for (Path file : pictures()) {
            String digest = digest(file);
            if (!kept.contains(digest)
                    && (orphansToo || freed.contains(digest))
                    && HomeDirectory.isAbandoned(file, now)) {
                files.add(file);
            }
        }
        purchases.sort(Comparator.comparing(BankRecord::bought));
        return new Garbage(
                purchases,
                files,
                files.stream().mapToLong(file -> file.toFile().length()).sum());
    }

    private List<Path> records() throws IOException {
        List<Path> files = new ArrayList<>(home.files(Bank.RECORDS));
        files.addAll(home.files(Bank.REPLACED));
        return files;
    }

    private List<Path> pictures() throws IOException {
        List<Path> files = new ArrayList<>(home.files(Bank.BLOBS));
        files.addAll(home.files(Bank.DERIVED));
        return files;
    }

    private static Optional<BankRecord> recordAt(Path file) throws IOException {
        try {
            return Optional.of(RecordFile.read(Files.readAllBytes(file)));
        } catch (DamagedException e) {
            return Optional.empty();
        }
    }

    private boolean isMarked(PurchaseKey key) throws IOException {
        return home.files("pending").stream().anyMatch(mark -> mark.endsWith(key.hex()));
    }

    /** Both pictures and what was made from them begin with the digest. */
    private static String digest(Path file) {
        String name = file.getFileName().toString();
        return name.length() < 64 ? name : name.substring(0, 64);
    }

    /** Deletes what was listed, records first. */
    public void free(Garbage garbage) throws IOException {
        for (Path file : garbage.files()) {
            Files.deleteIfExists(file);
        }
    }

    /** The purchases that have a picture with this digest, or one that begins so. */
    public List<BankRecord> purchasesWith(String digest) throws IOException {
        return bank.records().stream()
                .filter(record -> record.pictures().stream()
                        .anyMatch(picture -> picture.sha256().startsWith(digest)))
                .toList();
    }

    /**
     * Takes a purchase down on this machine: its pictures, whatever was made from them or arrived for it, and earlier
     * purchases of the same key. What stays is a note that it was taken down. Pictures that another purchase has too stay.
     *
     * @param at when
     * @param reason why, for people
     * @return how many files were deleted
     */
    public int remove(BankRecord record, Instant at, String reason) throws IOException {
        int unfinished = AtomicFile.sweep(home.resolve(""));
        PurchaseKey key = record.key();
        List<Path> doomed = new ArrayList<>();
        Set<String> digests = new HashSet<>();
        record.pictures().forEach(picture -> digests.add(picture.sha256()));
        for (Path file : home.files(Bank.REPLACED)) {
            if (file.getFileName().toString().startsWith(key.hex())) {
                recordAt(file)
                        .ifPresent(earlier -> earlier.pictures().forEach(picture -> digests.add(picture.sha256())));
                doomed.add(file);
            }
        }
        for (BankRecord other : bank.records()) {
            if (!other.key().equals(key)) {
                other.pictures().stream().map(Picture::sha256).forEach(digests::remove);
            }
        }
        for (String directory : List.of(Bank.BLOBS, Bank.DERIVED, Bank.DAMAGED)) {
            home.files(directory).stream().filter(file -> isOf(digests, file)).forEach(doomed::add);
        }
        home.files("incoming").stream().filter(file -> isOf(key, file)).forEach(doomed::add);
        byte[] note = new TakenDown(key, at, reason).bytes();
        home.write(home.resolve(Bank.recordPath(key)), out -> out.write(note));
        for (Path file : doomed) {
            Files.deleteIfExists(file);
        }
        for (Path mark : home.files("pending")) {
            if (mark.endsWith(key.hex())) {
                Files.deleteIfExists(mark);
            }
        }
        return doomed.size() + unfinished;
    }

    private static boolean isOf(Set<String> digests, Path file) {
        String name = file.getFileName().toString();
        return digests.stream().anyMatch(name::contains);
    }

    private static boolean isOf(PurchaseKey key, Path arrived) {
        return arrived.getParent() != null
                && arrived.getParent().getFileName().toString().contains("-" + key.shortForm() + "-");
    }
}
