package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.RemoteStore.Fetched;
import io.github.seedreamplugin.bank.RemoteStore.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that says that a store is a shared bank. Without it, a wrong URL and a drive that is not connected would look
 * like a bank in which nothing was ever bought, and everything would be bought again.
 */
final class StoreMarker {

    static final String PATH = "seedream-bank.json";

    private final HomeDirectory home;
    private final RemoteStore store;
    private volatile boolean seen;

    StoreMarker(HomeDirectory home, RemoteStore store) {
        this.home = home;
        this.store = store;
    }

    /** Why the store cannot be believed to be a bank, if it cannot. Asks once, and again only while it is not. */
    Optional<String> doubt() throws IOException {
        if (seen) {
            return Optional.empty();
        }
        Path file = home.temporary();
        try {
            Fetched fetched = store.get(PATH, file);
            if (fetched instanceof Fetched.Unreachable unreachable) {
                return Optional.of(unreachable.reason());
            }
            seen = fetched instanceof Fetched.Arrived;
            return seen
                    ? Optional.empty()
                    : Optional.of("there is no " + PATH + " at " + store.name()
                            + ": it is not a bank yet, or the URL is wrong"
                            + store.credentialsFrom()
                                    .map(where -> ", or " + where + " may not see it")
                                    .orElse("")
                            + "; if the URL is right, create the bank with seedream:bank-push");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Puts the marker where it is not, and returns what is in the way. */
    Optional<String> put() throws IOException {
        if (doubt().isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new JsonObject()
                .with("format", 1)
                .with("what", "a shared bank of seedream-maven-plugin")
                .bytes();
        Stored stored = new StoreWriter(home, store).put(PATH, bytes);
        if (stored instanceof Stored.Failed failed) {
            return Optional.of(failed.reason());
        }
        seen = stored instanceof Stored.Done;
        // A store that refuses a second file under one name answers like one that refuses everything.
        return stored instanceof Stored.AlreadyThere refused && doubt().isPresent()
                ? Optional.of(refused.reason())
                : Optional.empty();
    }
}
