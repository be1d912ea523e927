package io.github.seedreamplugin.report;

/** What became of reading a {@code credit-report.json}. */
public sealed interface ReadReport {

    /**
     * It is whole and understood.
     *
     * @param run what it tells
     */
    record Read(Run run) implements ReadReport {}

    /**
     * It is missing, damaged or another version's.
     *
     * @param message which file, what is wrong with it and what to do next
     */
    record Unreadable(String message) implements ReadReport {}
}
