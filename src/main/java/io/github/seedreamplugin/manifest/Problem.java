package io.github.seedreamplugin.manifest;

import java.nio.file.Path;

/**
 * One mistake in a file, with all that a person needs to correct it.
 *
 * @param file the file that it is in
 * @param location where it is in there
 * @param code its kind
 * @param message what is wrong, what is allowed and what to do
 * @param sourceLine the whole line it is on, empty if there is none
 */
public record Problem(Path file, Location location, ProblemCode code, String message, String sourceLine)
        implements Comparable<Problem> {

    /** The problem in the form that Maven users and CI servers know: {@code path/images.yaml:[12,19] CODE message}. */
    public String at(String path) {
        return path + ":[" + location.line() + "," + location.column() + "] " + code + " " + message;
    }

    /** The line itself and, below it, a caret under the column; of a long line, the part around the column; empty if there is no line to show. */
    public String excerpt() {
        return SourceExcerpt.of(sourceLine, location.column());
    }

    /** By file and place, then by kind. */
    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        int byPlace = byFile != 0 ? byFile : location.compareTo(other.location);
        return byPlace != 0 ? byPlace : code.compareTo(other.code);
    }
}
