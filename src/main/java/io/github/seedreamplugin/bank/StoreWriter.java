package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.RemoteStore.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts bytes into a store, which takes files. */
record StoreWriter(HomeDirectory home, RemoteStore store) {

    Stored put(String path, byte[] bytes) throws IOException {
        Path file = home.temporary();
        try {
            home.write(file, out -> out.write(bytes));
            return store.put(path, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
