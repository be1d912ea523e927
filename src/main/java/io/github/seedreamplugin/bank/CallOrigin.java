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
public record CallOrigin(
        Optional<String> project,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> user,
        Optional<String> buildUrl) {

    /** Nothing is known. */
    public static CallOrigin unknown() {
        return new CallOrigin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only the project is known. */
    public static CallOrigin of(String project) {
        return new CallOrigin(
                Optional.of(project), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
