package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import java.nio.file.Path;
import java.util.Optional;

/** A shared bank in a package of a registry whose packages hold files and no folders, as GitLab's and Gitea's do. */
record PackageStore(RemoteStore store) implements RemoteStore {

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Optional<String> credentialsFrom() {
        return store.credentialsFrom();
    }

    @Override
    public Fetched get(String path, Path target) {
        return store.get(fileName(path), target);
    }

    @Override
    public Stored put(String path, Path source) {
        return store.put(fileName(path), source);
    }

    @Override
    public void close() {
        store.close();
    }

    /** No two paths of a bank become the same name: each begins with a folder that has no dot in it. */
    private static String fileName(String path) {
        return path.replace('/', '.');
    }
}
