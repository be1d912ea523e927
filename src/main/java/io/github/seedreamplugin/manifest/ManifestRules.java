package io.github.seedreamplugin.manifest;

/**
 * How a manifest is read.
 *
 * @param properties what {@code ${name}} may stand for
 * @param isStrict whether warnings count as mistakes
 */
public record ManifestRules(ManifestProperties properties, boolean isStrict) {

    /** Without properties, and with warnings that are only warnings. */
    public static ManifestRules defaults() {
        return new ManifestRules(ManifestProperties.none(), false);
    }
}
