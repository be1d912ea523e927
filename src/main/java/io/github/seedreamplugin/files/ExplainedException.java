package io.github.seedreamplugin.files;

import java.io.IOException;

/** A file system's refusal whose message already says what was done, to which file, and what is in the way. */
public class ExplainedException extends IOException {

    private static final long serialVersionUID = 1;

    /** An explanation without a cause of its own. */
    public ExplainedException(String message) {
        super(message);
    }

    ExplainedException(String message, IOException cause) {
        super(message, cause);
    }
}
