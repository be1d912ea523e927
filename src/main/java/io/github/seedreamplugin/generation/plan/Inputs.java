package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockReading;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.manifest.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What lies in the repository: the manifest and its lock. */
public sealed interface Inputs {

    /**
     * Both can be used.
     *
     * @param warnings what in the manifest may not be what its writer meant, sorted by place
     */
    record Usable(Manifest manifest, Lock lock, List<Problem> warnings) implements Inputs {}

    /** One of them cannot. */
    record Invalid(Path file, List<Problem> problems) implements Inputs {}

    static Inputs read(RunPaths places) {
        return read(places, Optional.empty());
    }

    /** Reads what has not been read yet. */
    static Inputs read(RunPaths places, Optional<Reading> manifest) {
        Reading reading =
                manifest.orElseGet(() -> new ManifestReader().read(places.manifest(), places.manifestRules()));
        if (reading instanceof Reading.Invalid invalid) {
            return new Invalid(places.manifest(), invalid.problems());
        }
        LockReading lock = new ImagesLockFile(places.lockFile()).read();
        if (lock instanceof LockReading.Unreadable unreadable) {
            return new Invalid(places.lockFile(), unreadable.problems());
        }
        Reading.Valid valid = (Reading.Valid) reading;
        return new Usable(valid.manifest(), ((LockReading.Readable) lock).lock(), valid.warnings());
    }
}
