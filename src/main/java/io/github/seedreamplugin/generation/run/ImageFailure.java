package io.github.seedreamplugin.generation.run;

import java.util.Optional;

/**
 * Why an image has no picture.
 *
 * @param code what kind of failure it is
 * @param status the HTTP status, if there was an answer
 * @param message what happened and what to do next
 * @param kept where what arrived instead is kept, relative to the report directory
 */
public record ImageFailure(FailureCode code, Optional<Integer> status, String message, Optional<String> kept) {

    /** A failure that no answer of the service led to. */
    public static ImageFailure of(FailureCode code, String message) {
        return new ImageFailure(code, Optional.empty(), message, Optional.empty());
    }

    /** A failure that an answer with this status led to. */
    public static ImageFailure of(FailureCode code, int status, String message) {
        return new ImageFailure(code, Optional.of(status), message, Optional.empty());
    }

    /** The same for another code, with more to say. */
    public ImageFailure as(FailureCode other, String more) {
        return new ImageFailure(other, status, message + more, kept);
    }

    /** The same, and this much of what arrived is kept. */
    public ImageFailure keptAs(Optional<String> path) {
        return new ImageFailure(code, status, message, path);
    }
}
