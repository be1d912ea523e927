package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.files.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says what a file system refused; Java's own message is often the bare path. */
final class DiskFailure {

    private DiskFailure() {}

    static String text(IOException failure) {
        if (failure instanceof FileSystemException refused && refused.getFile() != null) {
            Path file = Path.of(refused.getFile());
            return "Cannot use " + file + ": " + FileFailure.reason(file, refused)
                    + ". Make room there, or name another place with a parameter";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
