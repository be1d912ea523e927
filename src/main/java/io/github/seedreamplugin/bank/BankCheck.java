package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the whole bank and compares digests, and says where what is lost can be restored from. */
public final class BankCheck {

    private final HomeDirectory home;
    private final Bank bank;

    public BankCheck(Path home) {
        this.home = new HomeDirectory(home);
        this.bank = new Bank(home);
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
     * @param file a file that is this picture; empty if the shared bank has it
     */
    public record Repair(BankRecord record, Picture picture, Optional<Path> file) {}

    /**
     * Looks for what is lost: first in directories such as those that pictures were written to, then in the shared bank.
     * Changes nothing.
     */
    public List<Repair> repairs(Verification found, List<Path> directories, Optional<SharedBank> shared)
            throws IOException {
        Map<Long, List<Path>> bySize = new HashMap<>();
        for (Path directory : found.damaged().isEmpty() ? List.<Path>of() : directories) {
            addBySize(directory, bySize);
        }
        List<Repair> repairs = new ArrayList<>();
        for (Lookup.Damaged damaged : found.damaged()) {
            for (Picture picture : damaged.lost()) {
                Optional<Path> file = matching(picture, bySize.getOrDefault(picture.bytes(), List.of()));
                if (file.isPresent() || (shared.isPresent() && shared.get().has(picture))) {
                    repairs.add(new Repair(damaged.record(), picture, file));
                }
            }
        }
        return repairs;
    }

    private static void addBySize(Path directory, Map<Long, List<Path>> bySize) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> bySize.computeIfAbsent(file.toFile().length(), any -> new ArrayList<>())
                            .add(file));
        }
    }

    private static Optional<Path> matching(Picture picture, List<Path> files) throws IOException {
        for (Path file : files) {
            if (Sha256.of(file).equals(picture.sha256())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Puts a picture back from a file, or from the shared bank. Returns whether it is whole now. */
    public boolean repair(Repair repair, Optional<SharedBank> shared) throws IOException {
        if (repair.file().isPresent()) {
            return bank.heal(repair.picture(), repair.file().get());
        }
        return shared.isPresent() && shared.get().restore(repair.record().key()) instanceof SharedBank.Restored.Whole;
    }
}
