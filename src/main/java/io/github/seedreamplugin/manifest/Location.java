package io.github.seedreamplugin.manifest;

/**
 * A place in a text file, as editors count it.
 *
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
public record Location(int line, int column) implements Comparable<Location> {

    /** Where a file begins; also the place of what concerns the file as a whole. */
    static final Location START = new Location(1, 1);

    public Location {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("no place in a file: [" + line + "," + column + "]");
        }
    }

    @Override
    public int compareTo(Location other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
}
