package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the whole bank and compares digests, and says where what is lost can be restored from. */
public final class BankCheck {

    private final HomeDirectory home;
    private final Bank bank;

    public BankCheck(Path home) {
        this.home = new HomeDirectory(home);
        this.bank = new Bank(home);
    }

    /** Fails if nothing can be written here now; creates the directory if it is missing. */
    public void tryOut() throws IOException {
        home.tryOut();
    }

    /** Reads everything and compares digests. Pictures that are not what their name says are set aside. */
    public Verification verify() throws IOException {
        Verification.Findings findings = new Verification.Findings();
        Set<Path> claimed = new HashSet<>();
        for (Path file : home.files(Bank.RECORDS)) {
            Lookup found = bank.found(file);
            if (found instanceof Lookup.Unreadable unreadable && !TakenDown.isAt(file)) {
                findings.unreadable.add(unreadable);
            }
            for (BankRecord record : Bank.recordOf(found)) {
                List<Picture> lost = new ArrayList<>();
                for (Picture picture : record.pictures()) {
                    claimed.add(bank.blob(picture));
                    if (!bank.isWhole(picture)) {
                        lost.add(picture);
                    }
                }
                findings.add(record, lost);
            }
        }
        claimed.addAll(blobsOfReplacedRecords());
        home.files(Bank.BLOBS).stream().filter(file -> !claimed.contains(file)).forEach(findings.orphans::add);
        return findings.verification();
    }

    private Set<Path> blobsOfReplacedRecords() throws IOException {
        Set<Path> blobs = new HashSet<>();
        for (Path file : home.files(Bank.REPLACED)) {
            try {
                RecordFile.read(Files.readAllBytes(file)).pictures().forEach(picture -> blobs.add(bank.blob(picture)));
            } catch (DamagedException e) {
                // Its pictures are then reported as orphans, which loses nothing.
            }
        }
        return blobs;
    }

    /**
     * Where a lost picture can be restored from for free.
     *
     * @param record the purchase that has lost it
     * @param picture the picture
     * @param file a file that shows this picture; empty if the shared bank has it
     */
    public record Repair(BankRecord record, Picture picture, Optional<Path> file) {}

    /**
     * Looks for what is lost: first among files, then in the shared bank. Changes nothing.
     *
     * @param files by the digest of the picture that each of them shows
     */
    public List<Repair> repairs(Verification found, Map<String, Path> files, Optional<SharedBank> shared)
            throws IOException {
        List<Repair> repairs = new ArrayList<>();
        for (Lookup.Damaged damaged : found.damaged()) {
            for (Picture picture : damaged.lost()) {
                Optional<Path> file = Optional.ofNullable(files.get(picture.sha256()));
                if (file.isPresent() || (shared.isPresent() && shared.get().has(picture))) {
                    repairs.add(new Repair(damaged.record(), picture, file));
                }
            }
        }
        return repairs;
    }
}
