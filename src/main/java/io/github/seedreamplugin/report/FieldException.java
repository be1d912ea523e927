package io.github.seedreamplugin.report;

/** A field of a report that is missing, unknown or of the wrong kind; its message says which. */
final class FieldException extends Exception {

    private static final long serialVersionUID = 1L;

    FieldException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
