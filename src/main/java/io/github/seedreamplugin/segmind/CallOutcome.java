package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
     * Paid, and something that begins like a picture arrived, or can still be fetched.
     *
     * @param files bodies that arrived whole, in the answer's order
     * @param unfetched addresses of pictures that could not be fetched; they are paid and can be fetched again
     * @param answer its head
     * @param remains the answer's JSON, kept if something in it could not be read or it broke off
     */
    record Received(List<Path> files, List<URI> unfetched, Answer answer, Optional<Path> remains)
            implements CallOutcome {

        public Received {
            files = List.copyOf(files);
            unfetched = List.copyOf(unfetched);
        }

        public Received(List<Path> files, List<URI> unfetched, Answer answer) {
            this(files, unfetched, answer, Optional.empty());
        }
    }

    /**
     * Paid, and nothing in the body could be a picture.
     *
     * @param body as it arrived, cut if it was too large
     * @param reason what it was instead
     * @param answer its head
     */
    record Unreadable(Path body, String reason, Answer answer) implements CallOutcome {}

    /**
     * The service said no, which by its documentation costs nothing.
     *
     * @param refusal why
     * @param answer its head
     * @param message the service's own words
     */
    record Refused(Refusal refusal, Answer answer, String message) implements CallOutcome {}

    /**
     * 500, 502, 504 or another failure of the service: nobody says whether it was charged.
     *
     * @param answer its head
     * @param message the service's own words
     */
    record ServerError(Answer answer, String message) implements CallOutcome {}

    /**
     * Not one byte of the request left, so it cost nothing.
     *
     * @param reason what was in the way, and what to do about it
     * @param worthRetrying whether it may pass by itself
     */
    record NotSent(String reason, boolean worthRetrying) implements CallOutcome {}

    /**
     * The request was sent, maybe in part, and no whole answer came: it may have been charged.
     *
     * @param reason what happened
     * @param answer the head, if that much came; its status and its credits tell more
     */
    record Unknown(String reason, Optional<Answer> answer) implements CallOutcome {

        public Unknown(String reason) {
            this(reason, Optional.empty());
        }
    }
}
