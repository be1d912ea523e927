package io.github.seedreamplugin.output;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * A file on its way: written under a hidden name beside its target and moved over it in one step, so that the final
 * name never holds half a file. Its writer holds a lock on it, which the system drops when the process dies;
 * what nobody holds is a leftover.
 */
final class PartFile {

    private static final Pattern NAME = Pattern.compile("\\..+\\.seedream-[0-9a-f]{16}\\.part");
    // A file name may have 255 bytes on common file systems; ours adds 31.
    private static final int KEPT_OF_NAME = 100;
    private static final int TRIES = 10;

    private PartFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file whole, over any that is there; its folder must exist. An interrupt is left for later, since what
     * has arrived and been paid for is to be written; it closes the channel, so the content may be asked for again.
     */
    static void write(Path target, Content content) throws IOException {
        boolean interrupted = false;
        try {
            for (int i = 0; i < TRIES; i++) {
                interrupted |= Thread.interrupted();
                if (attempt(target, content)) {
                    return;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new IOException("it was interrupted, or its unfinished file removed, " + TRIES + " times");
    }

    private static boolean attempt(Path target, Content content) throws IOException {
        Path part = target.resolveSibling(nameFor(target.getFileName().toString()));
        try (FileChannel channel = FileChannel.open(part, CREATE_NEW, WRITE)) {
            if (!claim(channel, part)) {
                return false;
            }
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
            Files.move(part, target, ATOMIC_MOVE);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Whether the file is ours: a sweep can have taken it between its creation and the lock. */
    private static boolean claim(FileChannel channel, Path part) throws ClosedByInterruptException {
        try {
            channel.lock();
        } catch (OverlappingFileLockException | FileLockInterruptionException e) {
            return false;
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // No locks on this file system: a sweep gets none either and leaves the file alone.
            return true;
        }
        return Files.exists(part, NOFOLLOW_LINKS);
    }

    private static String nameFor(String name) {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return "." + name.substring(0, Math.min(name.length(), KEPT_OF_NAME)) + ".seedream-" + random + ".part";
    }

    /** Removes what killed runs left anywhere below a folder, and says how many files that were. */
    static int sweep(Path root) {
        Sweep sweep = new Sweep();
        try {
            Files.walkFileTree(root, sweep);
        } catch (IOException e) {
            // Leftovers do no harm; whatever hinders a sweep is reported when something is written.
            return sweep.removed;
        }
        return sweep.removed;
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
            if (attributes.isRegularFile()
                    && NAME.matcher(file.getFileName().toString()).matches()) {
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
