package io.github.seedreamplugin.bank;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * A directory whose files are whole or not there: each is written beside, forced to the disk and moved into place.
 *
 * <p>Files are written through streams rather than channels, because an interrupted thread closes its channel, and an
 * interrupted build must still be able to keep what it has paid for.
 */
final class DurableDirectory {

    private static final String TEMPORARY = "temporary";
    /** No write takes this long: what is older was left behind by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path root;

    DurableDirectory(Path root) {
        this.root = root.toAbsolutePath();
    }

    /** What may be written to a file before it is moved into place. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Path resolve(String relative) {
        return root.resolve(relative);
    }

    /** A name under this directory that no file has, for bytes that have yet to prove themselves. */
    Path temporary() throws IOException {
        Path directory = root.resolve(TEMPORARY);
        createDirectories(directory);
        return directory.resolve(UUID.randomUUID() + ".tmp");
    }

    /** Writes a file and returns once it is on the disk under its name, replacing what was there. */
    void write(Path target, Content content) throws IOException {
        Path temporary = temporary();
        try {
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                content.writeTo(out);
                out.getFD().sync();
            }
            createDirectories(directoryOf(target));
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Moves a file within one file system and forces the directory that it is now in. */
    static void move(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        force(directoryOf(target));
    }

    /** Deletes what processes that died in the middle of a write have left behind. */
    void sweep() throws IOException {
        long oldest = System.currentTimeMillis() - ABANDONED.toMillis();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TEMPORARY), "*.tmp")) {
            for (Path file : files) {
                if (file.toFile().lastModified() < oldest) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException nothingWrittenYet) {
            return;
        }
    }

    static Content copyOf(Path source) {
        return out -> {
            try (InputStream in = new FileInputStream(source.toFile())) {
                in.transferTo(out);
            }
        };
    }

    /** The directory that a file is to lie in. */
    static Path directoryOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root directory is no file");
    }

    /** Creates what is missing and forces each new name, so that a power loss cannot take the directory itself. */
    static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.createDirectories(directory);
        if (parent != null) {
            force(parent);
        }
    }

    /** Where directories cannot be opened (Windows), the file system orders the names itself. */
    private static void force(Path directory) {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
