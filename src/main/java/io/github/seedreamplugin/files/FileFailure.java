package io.github.seedreamplugin.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what a file system refused: the JDK's own message is often just the path. */
public final class FileFailure {

    private FileFailure() {}

    /** An exception whose message is {@code doing path: reason}. One that already has such a message stays as it is. */
    public static IOException explain(String doing, Path path, IOException cause) {
        if (cause instanceof ExplainedException) {
            return cause;
        }
        return new ExplainedException(doing + " " + path + ": " + reason(path, cause), cause);
    }

    /** What is in the way at this path. */
    public static String reason(Path path, IOException cause) {
        Path blocking = fileInTheWay(path);
        if (blocking != null) {
            return blocking + " is a file, but a directory is needed here";
        }
        if (cause instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof DirectoryNotEmptyException) {
            return ((FileSystemException) cause).getFile() + " is in the way";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return sentence(failure.getReason());
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : sentence(message);
    }

    private static @Nullable Path fileInTheWay(Path path) {
        for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent)) {
                return Files.isDirectory(parent) ? null : parent;
            }
        }
        return null;
    }

    private static String sentence(String reason) {
        return reason.isEmpty() ? reason : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
