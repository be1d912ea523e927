package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.NamePatterns;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.ManifestRules;
import io.github.seedreamplugin.manifest.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Refuses name patterns that no image matches: they are mistakes, and one in {@code only} may buy too little or too
 * much. A pattern from the command line is for all modules of a build, so a match in any of their manifests will do.
 */
final class PatternCheck {

    private final Path manifest;
    private final Set<Path> others;
    private final ManifestRules rules;
    private final Map<Path, Reading> read = new HashMap<>();

    /**
     * @param manifest the manifest of this goal
     * @param others those of the whole build
     * @param rules how they are read
     */
    PatternCheck(Path manifest, Set<Path> others, ManifestRules rules) {
        this.rules = rules;
        this.manifest = manifest;
        this.others = others;
    }

    /** Fails if a pattern of this parameter matches nothing; a manifest that cannot be read is reported elsewhere. */
    void check(String parameter, NamePatterns patterns) throws MojoFailureException {
        if (patterns.isEmpty()) {
            return;
        }
        Optional<List<String>> own = names(manifest);
        if (own.isEmpty()) {
            return;
        }
        List<String> unmatched = patterns.unmatched(own.get());
        if (unmatched.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(own.get());
        others.stream().filter(path -> !path.equals(manifest)).forEach(path -> names(path)
                .ifPresent(all::addAll));
        List<String> nowhere = patterns.unmatched(all);
        if (!nowhere.isEmpty()) {
            String pattern = nowhere.get(0);
            throw new MojoFailureException("seedream." + parameter + " has '" + pattern + "', which no image of "
                    + manifest.getFileName() + " matches"
                    + NearestName.of(pattern, all)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; write names as the manifest does, with * and ** as wildcards, such as social/*.")
                    + " Nothing was called and nothing was bought");
        }
    }

    /** The manifest of this goal, if a pattern had to be held against it. */
    Optional<Reading> reading() {
        return Optional.ofNullable(read.get(manifest));
    }

    private Optional<List<String>> names(Path path) {
        return read.computeIfAbsent(path, file -> new ManifestReader().read(file, rules)) instanceof Reading.Valid valid
                ? Optional.of(
                        valid.manifest().images().stream().map(ImageSpec::name).toList())
                : Optional.empty();
    }
}
