package io.github.seedreamplugin.report;

/**
 * Which part of the manifest a run took, {@code i/n} on the command line.
 *
 * @param index this part, from 1
 * @param count how many parts there are
 */
public record Shard(int index, int count) {

    public Shard {
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("shard " + index + "/" + count);
        }
    }

    /** The form of the command line, such as {@code 2/3}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
