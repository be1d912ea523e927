package io.github.seedreamplugin.segmind;

import java.util.Optional;

/** What became of one paid call. Every call ends in exactly one of these, within its time. */
public sealed interface CallOutcome {

    /**
     * The service answered, whatever its status. The body lies in the call's directory, as it came and maybe broken off:
     * {@link AnswerPieces} says what is in it.
     *
     * @param answer its head
     * @param meaning what the status means by the provider's table
     * @param message the service's own words, also of a 200 that holds an error; empty if it said nothing
     */
    record Answered(Answer answer, StatusMeaning meaning, String message) implements CallOutcome {}

    /**
     * The request was sent, maybe in part, and no answer came that could be kept: it may have been charged.
     *
     * @param reason what happened
     * @param head of an answer that came and could not be written to this machine's disk
     */
    record NoAnswer(String reason, Optional<Answer> head) implements CallOutcome {

        NoAnswer(String reason) {
            this(reason, Optional.empty());
        }
    }

    /**
     * Not one byte of the request was sent, so it cost nothing.
     *
     * @param reason what was in the way, and what to do about it
     * @param worthRetrying whether it may pass by itself
     */
    record NotSent(String reason, boolean worthRetrying) implements CallOutcome {}
}
