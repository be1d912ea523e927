package io.github.seedreamplugin.segmind;

import java.nio.file.Path;

/** What became of fetching a picture that is already paid for. */
sealed interface FetchOutcome {

    /**
     * It arrived whole.
     *
     * @param file begins like a picture
     */
    record Fetched(Path file) implements FetchOutcome {}

    /**
     * It will not be had from this address: expired, not a picture, or an address that must not be called.
     *
     * @param reason which of these
     */
    record Refused(String reason) implements FetchOutcome {}

    /**
     * It did not arrive, and may if asked for again.
     *
     * @param reason what happened
     */
    record Failed(String reason) implements FetchOutcome {}
}
