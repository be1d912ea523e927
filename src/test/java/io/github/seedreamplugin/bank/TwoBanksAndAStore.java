package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The banks of two machines that share a store, and what tests do with them. */
abstract class TwoBanksAndAStore {

    @TempDir
    Path directory;

    Path drive;
    TroubledStore store;
    Bank here;
    Bank there;
    SharedBank sharedHere;
    SharedBank sharedThere;

    @BeforeEach
    void twoMachinesAndAStore() throws IOException {
        drive = Files.createDirectory(directory.resolve("drive"));
        store = new TroubledStore(drive);
        here = new Bank(directory.resolve("here"));
        there = new Bank(directory.resolve("there"));
        sharedHere = new SharedBank(here, directory.resolve("here"), store);
        sharedThere = new SharedBank(there, directory.resolve("there"), store);
        assertThat(sharedHere.create()).isEmpty();
        assertThat(sharedThere.create()).isEmpty();
        store.asked.clear();
    }

    Purchase bought(String prompt, SharedBank by, long seed) throws IOException {
        Purchase purchase = Purchases.of(prompt, directory.resolve("bought"), 2, seed);
        by.deposit(purchase.record(), purchase.files());
        return purchase;
    }

    Purchase pushed(String prompt) throws IOException {
        Purchase purchase = bought(prompt, sharedHere, 1);
        assertThat(sharedHere.push(purchase.record())).isEqualTo(new Pushed.Whole(1));
        return purchase;
    }

    /** How many purchases are still to be pushed from this machine. */
    long markedAt(String machine) throws IOException {
        Path marks = directory.resolve(machine).resolve("pending");
        if (Files.notExists(marks)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(marks)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
