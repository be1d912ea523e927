package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** One picture of an answer, and how far it has come. Numbers begin at 1, in the answer's order; they may have gaps. */
public sealed interface Piece {

    /** Its number within the answer. */
    int number();

    /**
     * It lies on this machine. It begins like a picture; whether all of it can be used is for an inspection to say.
     *
     * @param number its number within the answer
     * @param file forced to disk
     */
    record Arrived(int number, Path file) implements Piece {}

    /**
     * It is paid for and lies at an address. {@link SegmindClient#collect} fetches it, free.
     *
     * @param number its number within the answer
     * @param address where it lies; without the key
     * @param problem why it did not arrive when it was last asked for, such as {@code HTTP 503 from HOST}
     */
    record Elsewhere(int number, URI address, Optional<String> problem) implements Piece {}

    /**
     * The service did not make it, and says why.
     *
     * @param number its number within the answer
     * @param code the service's word for it, or an empty text
     * @param message the service's own words
     */
    record Refused(int number, String code, String message) implements Piece {}

    /**
     * Something is there that this version cannot read as a picture. It is kept.
     *
     * @param number its number within the answer
     * @param reason what it is instead
     */
    record Unreadable(int number, String reason) implements Piece {}
}
