package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.files.GroupAccess;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The directory that this machine keeps its bank and ledger in, and its place for bytes that have not been checked yet.
 * Where its group may write in it, or in the directory that it is created in, the group may write in whatever is created
 * below it, so that several users can share it whatever their umask is.
 */
final class HomeDirectory {

    private static final String TEMPORARY = "temporary";
    /** No write takes this long: an older file was left behind by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path root;
    private final AtomicBoolean swept = new AtomicBoolean();

    HomeDirectory(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path resolve(String relative) {
        return root.resolve(relative);
    }

    /** Writes a file whole, over any that is there, and forces it. */
    void write(Path file, AtomicFile.Content content) throws IOException {
        try {
            create(Directories.of(file));
            AtomicFile.write(file, content);
        } catch (AccessDeniedException e) {
            throw notAllowed(file, e);
        }
        share(file);
    }

    /** Writes a file that gets its name later, and forces it. */
    AtomicFile.Written prepare(Path file, AtomicFile.Content content) throws IOException {
        try {
            create(Directories.of(file));
            AtomicFile.Written written = AtomicFile.prepare(file, content);
            share(written.part());
            return written;
        } catch (AccessDeniedException e) {
            throw notAllowed(file, e);
        }
    }

    /** Creates a directory below this one, if it is not there. */
    void create(Path directory) throws IOException {
        try {
            Directories.create(directory);
        } catch (AccessDeniedException e) {
            throw notAllowed(directory, e);
        }
    }

    /** Lets the group write a new file, if it may write where the file is. */
    void share(Path created) {
        if (created.startsWith(root)) {
            GroupAccess.inherit(created);
        }
    }

    /** Names the owner and says what to do, where the file system has refused a write. */
    IOException notAllowed(Path path, IOException cause) {
        Path blocking = path;
        while (!blocking.equals(root)
                && blocking.getParent() != null
                && (Files.notExists(blocking) || Files.isWritable(blocking))) {
            blocking = blocking.getParent();
        }
        ExplainedException explained = new ExplainedException("no permission to write " + path + ": " + blocking
                + " belongs to " + owner(blocking) + "; ask its owner to run chmod -R g+rwX " + root
                + ", or set seedream.home to a folder of your own");
        explained.initCause(cause);
        return explained;
    }

    private static String owner(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "another user";
        }
    }

    /** Creates this directory if it is missing, and fails if it takes no file now. */
    void tryOut() throws IOException {
        create(root);
        try {
            Directories.tryOut(root);
        } catch (AccessDeniedException e) {
            throw notAllowed(root, e);
        } catch (IOException e) {
            throw FileFailure.explain("cannot write to", root, e);
        }
    }

    /** A name under this directory that no file has. */
    Path temporary() throws IOException {
        Path directory = root.resolve(TEMPORARY);
        create(directory);
        return directory.resolve(UUID.randomUUID() + ".tmp");
    }

    /** All files below a directory of this one, in order of their paths, without those that are still being written. */
    List<Path> files(String directory) throws IOException {
        return Directories.files(root.resolve(directory)).stream()
                .filter(file -> !AtomicFile.isUnfinished(file))
                .toList();
    }

    /**
     * Deletes temporary files that died with their process, by the file system's own clock. Only the first time that it is
     * asked: no run of ours takes so long that its own files grow old.
     */
    void sweep() throws IOException {
        if (swept.getAndSet(true) || !Files.isDirectory(root.resolve(TEMPORARY))) {
            return;
        }
        FileTime now = now();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TEMPORARY), "*.tmp")) {
            for (Path file : files) {
                if (isAbandoned(file, now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException anotherProcessWasFaster) {
            return;
        }
    }

    /** What the file system's own clock says. */
    FileTime now() throws IOException {
        Path probe = Files.createFile(temporary());
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Whether a file is too old to be still being written. */
    static boolean isAbandoned(Path file, FileTime now) {
        return file.toFile().lastModified() < now.toMillis() - ABANDONED.toMillis();
    }
}
