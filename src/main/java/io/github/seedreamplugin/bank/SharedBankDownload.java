package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings single files from a shared store, of which nothing is believed but what has the right digest. */
final class SharedBankDownload {

    private final Bank bank;
    private final HomeDirectory home;
    private final RemoteStore store;

    SharedBankDownload(Bank bank, HomeDirectory home, RemoteStore store) {
        this.bank = bank;
        this.home = home;
        this.store = store;
    }

    /** Whether the store has this picture, whole. */
    boolean has(Picture picture) throws IOException {
        Path file = home.temporary();
        try {
            return store.get(Bank.blobPath(picture), file) instanceof Fetched.Arrived
                    && Sha256.of(file).equals(picture.sha256());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
