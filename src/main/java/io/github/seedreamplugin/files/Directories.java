package io.github.seedreamplugin.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Directories that survive a power loss. A new one in a directory that a group shares is shared too. */
public final class Directories {

    private Directories() {}

    /** The directory that a file is to lie in. */
    public static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root directory is not a file");
    }

    /** Creates what is missing and forces each new name, so that a power loss cannot take the directory itself. */
    public static void create(Path directory) throws IOException {
        create(directory, true);
    }

    /** Creates what is missing, without waiting for the disk: for what can be made again. */
    public static void createUnforced(Path directory) throws IOException {
        create(directory, false);
    }

    private static void create(Path directory, boolean forced) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            create(parent, forced);
        }
        Files.createDirectories(directory);
        GroupAccess.inherit(directory);
        if (parent != null && forced) {
            force(parent);
        }
    }

    /** Every file below a directory, in order of their paths; none if it is not there. */
    public static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Fails if no file can be created in a directory now. */
    public static void tryOut(Path directory) throws IOException {
        Files.delete(Files.createTempFile(directory, ".seedream-", ".part"));
    }

    /** Deletes a directory and the files in it; none of them may be a directory. */
    public static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** Where directories cannot be opened (Windows), the file system orders the names itself. */
    public static void force(Path directory) {
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
