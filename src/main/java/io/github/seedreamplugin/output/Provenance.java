package io.github.seedreamplugin.output;

import java.time.Instant;
import java.util.Optional;

/**
 * What a picture's metadata says of where it comes from.
 *
 * @param model the model that generated it
 * @param name the image's name in the manifest
 * @param take which purchase of the prompt it is from
 * @param bought when it was bought
 * @param prompt what was asked for; nothing where it is not to be told
 */
public record Provenance(String model, String name, int take, Instant bought, Optional<String> prompt) {

    /** The same without the prompt: metadata of a JPEG holds 64 kB. */
    Provenance withoutPrompt() {
        return new Provenance(model, name, take, bought, Optional.empty());
    }
}
