package io.github.seedreamplugin.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code ${name}} may stand for in a manifest that says {@code properties: true}.
 *
 * @param values the text of each name: coordinates and properties of the project, and what the user gave with -D
 * @param systemProperties names that the machine has given a value, which are refused so that no secret gets into a prompt;
 *     names that begin with {@code env.} or {@code settings.} are always refused
 * @param madeOfSecrets names whose text is made of such values, which are refused too
 */
public record ManifestProperties(Map<String, String> values, Set<String> systemProperties, Set<String> madeOfSecrets) {

    public ManifestProperties {
        // Sorted, so that the same properties are the same text in every JVM.
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        systemProperties = Collections.unmodifiableSet(new TreeSet<>(systemProperties));
        madeOfSecrets = Collections.unmodifiableSet(new TreeSet<>(madeOfSecrets));
    }

    /** Of a project none of whose properties is made of anything that may be a secret. */
    public ManifestProperties(Map<String, String> values, Set<String> systemProperties) {
        this(values, systemProperties, Set.of());
    }

    /** Of a machine and a project that have none. */
    public static ManifestProperties none() {
        return new ManifestProperties(Map.of(), Set.of());
    }
}
