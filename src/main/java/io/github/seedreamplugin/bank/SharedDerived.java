package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.bank.RemoteStore.Stored;
import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What was made from pictures, in the shared bank. Whatever goes wrong with it, it can be made again. */
public final class SharedDerived {

    private final Bank bank;
    private final HomeDirectory home;
    private final RemoteStore store;

    SharedDerived(Bank bank, HomeDirectory home, RemoteStore store) {
        this.bank = bank;
        this.home = home;
        this.store = store;
    }

    /**
     * Brings something made from a picture from the store into the bank. It has no digest to be checked by, so it is for
     * the reader to look at.
     *
     * @return where it lies now; empty if the store does not have it or cannot be reached
     */
    public Optional<Path> restore(Picture picture, String recipe) throws IOException {
        Path file = home.temporary();
        try {
            if (!(store.get(Bank.derivedPath(picture, recipe), file) instanceof Fetched.Arrived)) {
                return Optional.empty();
            }
            Path target = bank.derived(picture, recipe);
            home.write(target, out -> Files.copy(file, out));
            return Optional.of(target);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Puts everything that was made from a picture into the store, as far as it takes it. */
    public void push(Picture picture) throws IOException {
        if (store.isReadOnly()) {
            return;
        }
        for (Path file : bank.derived(picture)) {
            if (store.put(Bank.derivedPath(picture, Bank.recipe(picture, file)), file) instanceof Stored.Failed) {
                return;
            }
        }
    }
}
