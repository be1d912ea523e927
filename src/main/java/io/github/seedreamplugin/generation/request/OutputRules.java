package io.github.seedreamplugin.generation.request;

import java.util.Arrays;
import java.util.Optional;

/**
 * How pictures and what belongs to them are written.
 *
 * @param verify whether every picture is read again, although its size and time say that it has not changed
 * @param provenance whether pictures get metadata that says that they were generated
 * @param provenancePrompt whether that metadata includes the prompt
 * @param resourcesPath the folder of the class path that the pictures go to; none means its root
 * @param javaPackage the package of a generated class with a constant for each image; none means no class
 */
public record OutputRules(
        boolean verify,
        boolean provenance,
        boolean provenancePrompt,
        Optional<String> resourcesPath,
        Optional<String> javaPackage) {

    public OutputRules {
        resourcesPath.ifPresent(OutputRules::check);
    }

    private static void check(String folder) {
        boolean leaves = Arrays.asList(folder.split("[/\\\\]", -1)).contains("..");
        if (leaves || folder.startsWith("/") || folder.indexOf('\\') >= 0 || folder.indexOf(':') == 1) {
            throw new IllegalArgumentException("seedream.resourcesPath is '" + folder
                    + "'; it must be a folder below the class path's root, such as images/generated");
        }
    }

    /** What holds where nothing is said. */
    public static OutputRules defaults() {
        return new OutputRules(false, true, true, Optional.empty(), Optional.empty());
    }
}
