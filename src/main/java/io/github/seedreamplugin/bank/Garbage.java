package io.github.seedreamplugin.bank;

import java.nio.file.Path;
import java.util.List;

/**
 * What can be freed in a bank.
 *
 * @param purchases that no lock mentions, the oldest first
 * @param files that would be deleted: their records, and the pictures that no other purchase has
 * @param bytes that would be free then
 */
public record Garbage(List<BankRecord> purchases, List<Path> files, long bytes) {

    public Garbage {
        purchases = List.copyOf(purchases);
        files = List.copyOf(files);
    }
}
