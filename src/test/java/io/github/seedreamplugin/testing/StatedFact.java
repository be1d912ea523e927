package io.github.seedreamplugin.testing;

/** What the service says of a call in its answer's headers. */
public enum StatedFact {
    /** {@code x-cost}. */
    COST,
    /** {@code x-request-id}. */
    REQUEST_ID,
    /** {@code x-remaining-credits}. */
    BALANCE
}
