package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import java.nio.file.Path;

/**
 * How a manifest is read.
 *
 * @param strict whether what is only doubtful is an error
 * @param properties what {@code ${name}} may stand for
 */
public record ManifestRules(boolean strict, ManifestProperties properties) {

    /** Doubtful is not wrong, and there are no properties. */
    public static ManifestRules plain() {
        return new ManifestRules(false, ManifestProperties.none());
    }

    /** Reads a manifest by these rules. */
    public Reading read(Path manifest) {
        Reading reading = new ManifestReader().read(manifest, properties);
        return strict ? reading.strictly() : reading;
    }
}
