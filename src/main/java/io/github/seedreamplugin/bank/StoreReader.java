package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at single files of a store, of which nothing is believed but what has the right digest. */
record StoreReader(HomeDirectory home, RemoteStore store) {

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
