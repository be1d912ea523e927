package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import java.nio.file.Path;
import java.util.Optional;

/** A shared bank that is read and never written: what would be put there waits for a build that may. */
record ReadOnlyStore(RemoteStore store) implements RemoteStore {

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Optional<String> credentialsFrom() {
        return store.credentialsFrom();
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Fetched get(String path, Path target) {
        return store.get(path, target);
    }

    @Override
    public Stored put(String path, Path source) {
        return new Stored.Failed("seedream.sharedBankReadOnly is true");
    }

    @Override
    public void close() {
        store.close();
    }
}
