package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The one lock file of a home, opened once in this JVM and never closed: POSIX drops every lock that a process has on a
 * file as soon as the process closes any handle of that file ({@link FileLock}, "Platform dependencies"). That is why
 * there is one file with a byte range for each name, and not a file for each name to be opened and closed.
 */
final class ProcessLockFile {

    private static final Map<Path, ProcessLockFile> OPEN = new ConcurrentHashMap<>();

    private final FileChannel channel;
    private final @Nullable Object identity;
    private final ConcurrentMap<String, Semaphore> gates = new ConcurrentHashMap<>();

    private ProcessLockFile(FileChannel channel, @Nullable Object identity) {
        this.channel = channel;
        this.identity = identity;
    }

    /** The lock file at this path, opened anew only if the file there is no longer the one that was opened. */
    static ProcessLockFile at(Path path) throws IOException {
        Path directory = Directories.of(path);
        Directories.create(directory);
        Path real = directory.toRealPath().resolve(path.getFileName());
        synchronized (OPEN) {
            ProcessLockFile open = OPEN.get(real);
            if (open != null && Files.exists(real) && Objects.equals(open.identity, identityOf(real))) {
                return open;
            }
            FileChannel channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            keepOpen(channel);
            ProcessLockFile opened = new ProcessLockFile(channel, identityOf(real));
            OPEN.put(real, opened);
            return opened;
        }
    }

    /**
     * A channel that nothing refers to is closed by the garbage collector. When a daemon drops a class loader of the
     * plugin, that must not take away the locks that a newer one holds in the same process.
     */
    private static void keepOpen(FileChannel channel) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(channel::isOpen));
        } catch (IllegalStateException shuttingDown) {
            // Then no class loader is dropped any more.
        }
    }

    private static @Nullable Object identityOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** The gate of a name among the threads that know this class; fair, so that nobody starves. */
    Semaphore gate(String name) {
        return gates.computeIfAbsent(name, any -> new Semaphore(1, true));
    }

    /**
     * Locks a range of the file if nobody has any of it. Somebody may be another process, or this JVM itself under
     * another class loader. Never waits in the channel: an interrupt there would close it, and with it every lock.
     */
    @Nullable
    FileLock tryRange(long position, long size) throws IOException {
        try {
            return channel.tryLock(position, size, false);
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }
}
