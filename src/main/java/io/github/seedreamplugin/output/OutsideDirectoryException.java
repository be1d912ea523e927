package io.github.seedreamplugin.output;

import java.io.IOException;

/** A path was refused because it is not one of a file below the output directory. Nothing was read or written. */
public final class OutsideDirectoryException extends IOException {

    private static final long serialVersionUID = 1;

    OutsideDirectoryException(String message) {
        super(message);
    }
}
