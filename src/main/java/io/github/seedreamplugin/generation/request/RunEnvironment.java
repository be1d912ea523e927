package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.manifest.Reading;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run gets from the build that it is part of.
 *
 * @param sharedBank the shared bank, if there is one
 * @param key where the account's key comes from; asked only when the service is to be called with it
 * @param progress whom to tell
 * @param manifest the manifest, if the build has read it already
 */
public record RunEnvironment(
        Optional<RemoteStore> sharedBank, Supplier<KeyLookup> key, Progress progress, Optional<Reading> manifest) {

    /** The environment of a run that reads its manifest itself. */
    public RunEnvironment(Optional<RemoteStore> sharedBank, Supplier<KeyLookup> key, Progress progress) {
        this(sharedBank, key, progress, Optional.empty());
    }
}
