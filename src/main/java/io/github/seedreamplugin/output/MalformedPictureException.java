package io.github.seedreamplugin.output;

/** Ends the walk through a container that does not hold a whole picture. */
final class MalformedPictureException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    MalformedPictureException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
