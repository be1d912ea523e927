package io.github.seedreamplugin.report;

/** What became of joining the runs of shards. */
public sealed interface Merge {

    /**
     * They are one run of one manifest.
     *
     * @param run all of it
     */
    record Merged(Run run) implements Merge {}

    /**
     * They are not.
     *
     * @param message what does not fit and what to do next
     */
    record Refused(String message) implements Merge {}
}
