package io.github.seedreamplugin.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
        Path blocking = inTheWay(path);
        if (blocking != null) {
            return obstacle(blocking);
        }
        if (cause instanceof AccessDeniedException denied) {
            Path parent = path.getParent();
            boolean all = parent != null && Files.isDirectory(parent) && !Files.isWritable(parent);
            return "no permission " + (all ? "to write to " + parent : "for " + denied.getFile());
        }
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (cause instanceof FileAlreadyExistsException exists) {
            Path there = Path.of(exists.getFile());
            return Files.isDirectory(there) ? there + " is in the way" : obstacle(there);
        }
        if (cause instanceof DirectoryNotEmptyException full) {
            return full.getFile() + " is a directory that is not empty";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return sentence(failure.getReason());
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : sentence(message);
    }

    private static @Nullable Path inTheWay(Path path) {
        for (Path parent = path.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
                return Files.isDirectory(parent) ? null : parent;
            }
        }
        return null;
    }

    private static String obstacle(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return path + " is a file, but a directory is needed here";
        }
        try {
            return path + " is a symbolic link to " + Files.readSymbolicLink(path) + ", which is not a directory";
        } catch (IOException e) {
            return path + " is a symbolic link that cannot be read";
        }
    }

    private static String sentence(String reason) {
        return reason.isEmpty() ? reason : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
