package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;

/** The directory that this machine keeps its bank and ledger in, and its place for bytes that have yet to prove themselves. */
final class HomeDirectory {

    private static final String TEMPORARY = "temporary";
    /** No write takes this long: what is older was left behind by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path root;

    HomeDirectory(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path resolve(String relative) {
        return root.resolve(relative);
    }

    /** A name under this directory that no file has. */
    Path temporary() throws IOException {
        Path directory = root.resolve(TEMPORARY);
        Directories.create(directory);
        return directory.resolve(UUID.randomUUID() + ".tmp");
    }

    /** Deletes temporary files that died with their process, by the file system's own clock. */
    void sweep() throws IOException {
        if (!Files.isDirectory(root.resolve(TEMPORARY))) {
            return;
        }
        Path probe = Files.createFile(temporary());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(TEMPORARY), "*.tmp")) {
            FileTime now = Files.getLastModifiedTime(probe);
            for (Path file : files) {
                if (file.toFile().lastModified() < now.toMillis() - ABANDONED.toMillis()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException anotherProcessWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
