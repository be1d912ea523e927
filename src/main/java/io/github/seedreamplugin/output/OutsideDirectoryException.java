package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.ExplainedException;

/** A path was refused because it is not one of a file below the output directory. Nothing was read or written. */
public final class OutsideDirectoryException extends ExplainedException {

    private static final long serialVersionUID = 1;

    OutsideDirectoryException(String message) {
        super(message);
    }
}
