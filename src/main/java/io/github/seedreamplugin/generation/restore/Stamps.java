package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.output.Provenance;
import io.github.seedreamplugin.output.Stamp;
import java.util.Optional;

/** Which metadata the pictures of an image get. It follows from the lock, so every machine gives the same. */
final class Stamps {

    private final boolean provenance;
    private final boolean prompt;
    private final String model;

    Stamps(GenerationRequest request) {
        this.provenance = request.output().provenance();
        this.prompt = request.output().provenancePrompt();
        String name = request.service().model();
        this.model = request.service().simulated() ? name + " (simulated)" : name;
    }

    Stamp of(ImageSpec spec, LockEntry entry) {
        return provenance
                ? Stamp.of(new Provenance(
                        model,
                        spec.name(),
                        entry.take(),
                        entry.bought(),
                        Optional.of(entry.attributes().prompt()).filter(text -> prompt)))
                : Stamp.NONE;
    }
}
