package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading the whole bank showed.
 *
 * @param whole purchases whose pictures all have the digest that they should have
 * @param damaged purchases that have lost pictures
 * @param unreadable records that cannot be read
 * @param orphans pictures that belong to no record, such as those of a purchase cut off before its record was written
 */
public record Verification(
        List<BankRecord> whole, List<Lookup.Damaged> damaged, List<Lookup.Unreadable> unreadable, List<Path> orphans) {

    public Verification {
        whole = List.copyOf(whole);
        damaged = List.copyOf(damaged);
        unreadable = List.copyOf(unreadable);
        orphans = List.copyOf(orphans);
    }

    /** Whether nothing that was paid for is lost. */
    public boolean isSound() {
        return damaged.isEmpty() && unreadable.isEmpty();
    }

    /** What is found while reading. */
    static final class Findings {
        private final List<BankRecord> whole = new ArrayList<>();
        private final List<Lookup.Damaged> damaged = new ArrayList<>();
        final List<Lookup.Unreadable> unreadable = new ArrayList<>();
        final List<Path> orphans = new ArrayList<>();

        void add(BankRecord record, List<Picture> lost) {
            if (lost.isEmpty()) {
                whole.add(record);
            } else {
                damaged.add(new Lookup.Damaged(record, lost));
            }
        }

        Verification verification() {
            return new Verification(whole, damaged, unreadable, orphans);
        }
    }
}
