package io.github.seedreamplugin.bank;

import java.util.Optional;

/**
 * Where a call came from, so that people can see what they spend on.
 *
 * @param project the Maven project, as {@code groupId:artifactId}
 * @param commit what was checked out
 * @param branch what it was checked out from
 * @param user who ran the build
 * @param buildUrl the page of the CI build
 */
public record Origin(
        Optional<String> project,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> user,
        Optional<String> buildUrl) {

    /** Nothing is known. */
    public static Origin unknown() {
        return new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only the project is known. */
    public static Origin of(String project) {
        return new Origin(Optional.of(project), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
