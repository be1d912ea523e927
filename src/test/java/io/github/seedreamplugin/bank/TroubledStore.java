package io.github.seedreamplugin.bank;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory as a store, with the troubles that a real one has; it keeps a list of what it was asked. */
class TroubledStore implements RemoteStore {

    final List<String> asked = new ArrayList<>();
    boolean unreachable;
    boolean writeOnce;
    boolean readOnly;
    String trouble = "no route to host";
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
    public Optional<String> credentialsFrom() {
        return Optional.of("the <server> 'seedream-bank' in settings.xml");
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Fetched get(String path, Path target) {
        asked.add("GET " + path);
        return unreachable ? new Fetched.Unreachable(trouble) : store.get(path, target);
    }

    @Override
    public Stored put(String path, Path source) {
        asked.add("PUT " + path);
        if (unreachable || putsLeft-- <= 0) {
            return new Stored.Failed(trouble);
        }
        if (writeOnce && Files.exists(root.resolve(path))) {
            return new Stored.AlreadyThere("403 Forbidden");
        }
        return store.put(path, source);
    }
}
