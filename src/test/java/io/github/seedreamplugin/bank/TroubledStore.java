package io.github.seedreamplugin.bank;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory as a store, with the troubles that a real one has; it keeps a list of what it was asked. */
final class TroubledStore implements RemoteStore {

    final List<String> asked = new ArrayList<>();
    boolean unreachable;
    boolean writeOnce;
    int putsLeft = Integer.MAX_VALUE;

    private final Path root;
    private final DirectoryStore store;

    TroubledStore(Path root) {
        this.root = root;
        this.store = new DirectoryStore(root);
    }

    @Override
    public String name() {
        return "https://nexus.example/repository/pictures";
    }

    @Override
    public Fetched get(String path, Path target) {
        asked.add("GET " + path);
        return unreachable ? new Fetched.Unreachable("no route to host") : store.get(path, target);
    }

    @Override
    public Stored put(String path, Path source) {
        asked.add("PUT " + path);
        if (unreachable || putsLeft-- <= 0) {
            return new Stored.Failed("no route to host");
        }
        if (writeOnce && Files.exists(root.resolve(path))) {
            return new Stored.AlreadyThere("403 Forbidden");
        }
        return store.put(path, source);
    }
}
