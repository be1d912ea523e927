package io.github.seedreamplugin.generation.request;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of image names, as users write them: {@code hero} or {@code social/*}. A {@code *} stays
 * within a segment of the name, a {@code **} goes across.
 */
public final class NamePatterns {

    private final List<PathMatcher> matchers;

    /**
     * @param patterns globs; none at all matches no name
     * @throws IllegalArgumentException if a pattern is not a legal glob
     */
    public NamePatterns(List<String> patterns) {
        matchers = patterns.stream()
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(NamePatterns::matcher)
                .toList();
    }

    private static PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no pattern of image names: " + e.getDescription()
                            + "; write names as the manifest does, with * and ** as wildcards, such as social/*",
                    e);
        }
    }

    boolean isEmpty() {
        return matchers.isEmpty();
    }

    public boolean matches(String name) {
        Path path = Path.of(name);
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }
}
