package io.github.seedreamplugin.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files that are whole or not there: under a hidden name beside the target, forced to the disk, and moved over it
 * in one step.
 *
 * <p>The writer holds a lock on the hidden file, which the system drops when the process dies; {@link #sweep} removes
 * what nobody holds. It leaves alone what this process writes: to close a file drops the locks that the process has on it
 * (POSIX). Files are written through streams rather than channels, because an interrupted thread closes its
 * channel, and an interrupted build must still be able to keep what it has paid for.
 */
public final class AtomicFile {

    /** With the id of the process that writes it, which former versions left out. */
    private static final Pattern NAME = Pattern.compile("\\..+\\.seedream-([0-9a-f]{8})?[0-9a-f]{16}\\.part");
    // A file name may have 255 bytes on common file systems; ours adds 39.
    private static final int KEPT_OF_NAME = 100;
    private static final int TRIES = 10;
    private static final boolean IS_WINDOWS = File.separatorChar == '\\';

    private AtomicFile() {}

    /** What a file is to hold. It may be asked for again if a sweep takes the hidden file away. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file whole, over any that is there, and creates its directory if it is missing. The file is on the disk
     * under its name when this returns.
     */
    public static void write(Path target, Content content) throws IOException {
        Directories.create(Directories.of(target));
        write(target, content, true);
    }

    /**
     * Writes a file whole, without waiting for the disk: for what can be made again. Much faster where there are many
     * files; after a power loss the file may be empty or missing.
     */
    public static void writeUnforced(Path target, Content content) throws IOException {
        Directories.createUnforced(Directories.of(target));
        write(target, content, false);
    }

    /**
     * Writes a file that gets its name later, and forces it.
     *
     * @param target a name in the directory that it is for
     */
    public static Written prepare(Path target, Content content) throws IOException {
        Directories.create(Directories.of(target));
        return prepare(target, content, true);
    }

    private static void write(Path target, Content content, boolean forced) throws IOException {
        try (Written written = prepare(target, content, forced)) {
            written.moveTo(target);
        }
        if (forced) {
            Directories.force(Directories.of(target));
        }
    }

    private static Written prepare(Path target, Content content, boolean forced) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Path part = hidden(target);
            Written written = new Written(part, new FileOutputStream(part.toFile()));
            try {
                if (claim(written.out.getChannel(), part)) {
                    content.writeTo(written.out);
                    if (forced) {
                        written.out.getFD().sync();
                    }
                    return written;
                }
                written.close();
            } catch (IOException | RuntimeException | Error e) {
                written.close();
                throw e;
            }
        }
        throw new IOException("its unfinished file was removed " + TRIES + " times");
    }

    /** A whole file that nobody sees yet. It goes away if it is closed without having got its name. */
    public static final class Written implements AutoCloseable {

        private final Path part;
        private final FileOutputStream out;

        private Written(Path part, FileOutputStream out) {
            this.part = part;
            this.out = out;
        }

        /** Where it is until then. */
        public Path part() {
            return part;
        }

        /** Gives the file its name, over any file that has it. Whether the name is on the disk by then is not said. */
        public void moveTo(Path target) throws IOException {
            if (IS_WINDOWS) {
                // Windows moves and deletes no file that such a stream has open.
                out.close();
            }
            rename(part, target);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(part);
        }
    }

    /** Whether the file is ours: a sweep can have taken it between its creation and the lock. */
    private static boolean claim(FileChannel channel, Path part) {
        try {
            if (channel.tryLock() == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // No locks on this file system: a sweep gets none either and leaves the file alone.
            return true;
        }
        return Files.exists(part, NOFOLLOW_LINKS);
    }

    /** A free hidden name beside a file, which {@link #sweep} recognizes. */
    public static Path hidden(Path target) {
        String name = target.getFileName().toString();
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        String process =
                HexFormat.of().toHexDigits((int) ProcessHandle.current().pid());
        return target.resolveSibling("." + name.substring(0, Math.min(name.length(), KEPT_OF_NAME)) + ".seedream-"
                + process + random + ".part");
    }

    /** Moves a file within one file system, over any that is there, and forces the directory that it is now in. */
    public static void move(Path source, Path target) throws IOException {
        rename(source, target);
        Directories.force(Directories.of(target));
    }

    private static void rename(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether this is the hidden file of a write that is under way, or was when its process died. */
    public static boolean isUnfinished(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** Removes what killed runs left anywhere below a directory, and returns how many files that were. */
    public static int sweep(Path root) {
        Sweep sweep = new Sweep();
        try {
            Files.walkFileTree(root, sweep);
        } catch (IOException e) {
            // Leftovers do no harm; whatever hinders a sweep is reported when something is written.
            return sweep.removed;
        }
        return sweep.removed;
    }

    /** Whether this process may be writing it; in a container, one that died may have had the same id. */
    private static boolean mayBeOurs(Path part, BasicFileAttributes attributes) {
        Matcher name = NAME.matcher(part.getFileName().toString());
        ProcessHandle self = ProcessHandle.current();
        return name.matches()
                && HexFormat.of().toHexDigits((int) self.pid()).equals(name.group(1))
                && self.info()
                        .startInstant()
                        .filter(start ->
                                attributes.lastModifiedTime().toInstant().isBefore(start))
                        .isEmpty();
    }

    private static boolean removeIfAbandoned(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, Set.of(WRITE, NOFOLLOW_LINKS))) {
            return channel.tryLock() != null && Files.deleteIfExists(part);
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static final class Sweep extends SimpleFileVisitor<Path> {

        private int removed;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isUnfinished(file) && !mayBeOurs(file, attributes)) {
                try {
                    removed += removeIfAbandoned(file) ? 1 : 0;
                } catch (IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
        }
    }
}
