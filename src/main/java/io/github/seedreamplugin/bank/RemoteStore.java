package io.github.seedreamplugin.bank;

import java.nio.file.Path;
import java.util.Optional;

/** A place that several machines share, which gives and takes whole files by their path and knows nothing else. */
public interface RemoteStore extends AutoCloseable {

    /** What tells this store from others and people what it is: its URL, without credentials. */
    String name();

    /** Where its credentials come from, such as {@code the <server> 'seedream-bank' in settings.xml}; empty if it has none. */
    default Optional<String> credentialsFrom() {
        return Optional.empty();
    }

    /** Whether nothing may be put in it. */
    default boolean isReadOnly() {
        return false;
    }

    /** Closes its connections, if it has any. */
    @Override
    default void close() {}

    /** Fetches a file to {@code target}, which is replaced if it is there. */
    Fetched get(String path, Path target);

    /** Puts a file in the store, and replaces what is there if the store allows it. */
    Stored put(String path, Path source);

    /** What became of a fetch. */
    sealed interface Fetched {

        /** The target holds what the store has sent; whether it is right is for the reader to check. */
        record Arrived() implements Fetched {}

        /** The store has answered that it has no such file. Nothing else means this. */
        record NotFound() implements Fetched {}

        /** The store has not been reached, or has not said whether it has the file. */
        record Unreachable(String reason) implements Fetched {}
    }

    /** What became of a put. */
    sealed interface Stored {

        /** The store has it. */
        record Done() implements Stored {}

        /** Refused in a way that stores which take each file only once use too (400, 403, 409). */
        record AlreadyThere(String reason) implements Stored {}

        /** The store has not taken it. */
        record Failed(String reason) implements Stored {}
    }
}
