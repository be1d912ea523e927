package io.github.seedreamplugin.manifest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a manifest is read.
 *
 * @param properties what {@code ${name}} may stand for
 * @param isStrict whether warnings count as mistakes
 * @param formats what variants may ask for, since it can be written here
 */
public record ManifestRules(ManifestProperties properties, boolean isStrict, Set<VariantFormat> formats) {

    public ManifestRules {
        // In the order of the enum, so that the same rules are the same text in every JVM.
        formats = Collections.unmodifiableSet(EnumSet.copyOf(formats));
    }

    /** With every format that there is. */
    public ManifestRules(ManifestProperties properties, boolean isStrict) {
        this(properties, isStrict, EnumSet.allOf(VariantFormat.class));
    }

    /** Without properties, and with warnings that are only warnings. */
    public static ManifestRules defaults() {
        return new ManifestRules(ManifestProperties.none(), false);
    }
}
