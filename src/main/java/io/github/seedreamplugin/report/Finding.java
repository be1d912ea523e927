package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;

/**
 * A problem in a manifest and where it is.
 *
 * @param file path relative to the repository's root, with {@code /}: what GitHub, GitLab and Jenkins look up; absolute
 *     if it lies outside
 * @param line from 1
 * @param column from 1
 * @param endColumn one past the last column
 * @param code the plugin's own code, such as {@code UNKNOWN_ATTRIBUTE}
 * @param message what is wrong, what is allowed and what to do next
 * @param level whether it fails the build
 */
public record Finding(String file, int line, int column, int endColumn, String code, String message, Level level) {

    public Finding {
        Require.text("the file of a finding", file);
        Require.place(line, column);
        Require.text("the code of a finding", code);
        Require.text("the message of a finding", message);
        file = SafeText.line(file);
        message = SafeText.block(message);
        if (endColumn < column) {
            throw new IllegalArgumentException("a finding ends at column " + endColumn + " before it begins");
        }
    }

    /** A finding whose place is still to be said. */
    public static Unplaced of(Level level, String code, String message) {
        return new Unplaced(level, code, message);
    }

    /** Where it is, as Maven's log and Jenkins' parser of it spell a place: {@code path/images.yaml:[12,19]}. */
    public String place() {
        return file + ":[" + line + "," + column + "]";
    }

    /** What is wrong, without the place. */
    public record Unplaced(Level level, String code, String message) {

        /** The finding at this place. */
        public Finding at(String file, int line, int column, int endColumn) {
            return new Finding(file, line, column, endColumn, code, message, level);
        }
    }
}
