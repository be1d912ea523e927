package io.github.seedreamplugin.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /**
     * Every file below a directory, in order of their paths; none if it is not there. What another build deletes meanwhile
     * is not there either.
     */
    public static List<Path> files(Path directory) throws IOException {
        Content content = Content.of(directory);
        return content.files.stream().filter(Files::isRegularFile).sorted().toList();
    }

    /** Fails if no file can be created in a directory now. */
    public static void tryOut(Path directory) throws IOException {
        Files.delete(Files.createTempFile(directory, ".seedream-", ".part"));
    }

    /** Deletes a directory and all that is in it, and says how many files that were. Another build may be at it too. */
    public static int delete(Path directory) throws IOException {
        Content content = Content.of(directory);
        int files = 0;
        for (Path file : content.files) {
            files += Files.deleteIfExists(file) ? 1 : 0;
        }
        for (Path emptied : content.directories) {
            Files.deleteIfExists(emptied);
        }
        return files;
    }

    /** What is below a directory, where anything can vanish at any time. */
    private static final class Content extends SimpleFileVisitor<Path> {

        private final List<Path> files = new ArrayList<>();
        /** The deepest first, the directory itself last. */
        private final List<Path> directories = new ArrayList<>();

        static Content of(Path directory) throws IOException {
            Content content = new Content();
            Files.walkFileTree(directory, content);
            return content;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
            return fault instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, fault);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault) throws IOException {
            directories.add(directory);
            return super.postVisitDirectory(directory, fault);
        }
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
