package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The bank of one machine, and what tests do with it. */
abstract class OneBank {

    @TempDir
    Path directory;

    Path home;
    Bank bank;

    @BeforeEach
    void openABank() {
        home = directory.resolve("home");
        bank = new Bank(home);
    }

    Purchase deposited(String prompt) throws IOException {
        Purchase purchase = Purchases.of(prompt, directory.resolve("bought"), 3);
        bank.deposit(purchase.record(), purchase.files());
        return purchase;
    }

    boolean copyOut(Picture picture, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
            return bank.copyOut(picture, out);
        }
    }

    List<Path> filesUnder(String name) throws IOException {
        if (Files.notExists(home.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home.resolve(name))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
