package io.github.seedreamplugin.generation.request;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of image names, as users write them: {@code hero} or {@code social/*}. A {@code *} stays
 * within a segment of the name, a {@code **} goes across.
 */
public final class NamePatterns {

    private final List<NamePattern> patterns;

    /**
     * @param patterns globs; none at all matches no name
     * @throws IllegalArgumentException if a pattern is not a legal glob
     */
    public NamePatterns(List<String> patterns) {
        List<NamePattern> read = new ArrayList<>();
        for (String pattern : patterns) {
            if (!pattern.isBlank()) {
                read.add(new NamePattern(pattern.strip(), matcher(pattern.strip())));
            }
        }
        this.patterns = List.copyOf(read);
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is not a pattern of image names: " + e.getDescription()
                            + "; write names as the manifest does, with * and ** as wildcards, such as social/*",
                    e);
        }
    }

    /** Whether there is no pattern at all. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    /** The patterns, as they were written, that none of these names matches. */
    public List<String> unmatched(Collection<String> names) {
        return patterns.stream()
                .filter(pattern -> names.stream().noneMatch(pattern::matches))
                .map(NamePattern::text)
                .toList();
    }

    /** The patterns, as they were written. */
    @Override
    public String toString() {
        return patterns.stream().map(NamePattern::text).toList().toString();
    }

    private record NamePattern(String text, PathMatcher matcher) {

        boolean matches(String name) {
            return matcher.matches(Path.of(name));
        }
    }
}
