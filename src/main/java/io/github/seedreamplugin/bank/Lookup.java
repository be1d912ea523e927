package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.Picture;
import java.nio.file.Path;
import java.util.List;

/** What the bank has of a purchase. */
public sealed interface Lookup {

    /** The record, and every picture of it in its size; digests are checked on reading. */
    record Whole(BankRecord record) implements Lookup {}

    /** The bank knows nothing of this purchase. */
    record Missing() implements Lookup {}

    /** The purchase was made, and some of its pictures are gone. */
    record Damaged(BankRecord record, List<Picture> lost) implements Lookup {
        public Damaged {
            lost = List.copyOf(lost);
        }
    }

    /** The purchase was made, and its record can no longer be read, or not by this version. */
    record Unreadable(Path file, String reason) implements Lookup {}
}
