package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The one lock file of a home, open once in this JVM for as long as anybody in it holds or awaits a lock of it.
 *
 * <p>POSIX drops every lock that a process has on a file as soon as the process closes any handle of that file ({@link
 * FileLock}, "Platform dependencies"). So there is one file with a byte range for each name, and all who use it share one
 * handle, which the last of them closes. Among them are the plugin's other class loaders, since one JVM may load it
 * several times. They meet in a system property that is there only meanwhile and that holds nothing but the JDK's own
 * types, so that it keeps no class loader alive.
 */
final class ProcessLockFile implements AutoCloseable {

    /** The name of the property. Literals are the same object for all class loaders, so it is the monitor too. */
    private static final String MEETING_PLACE = "io.github.seedreamplugin.bank.locks";

    private static final int CHANNEL = 0;
    private static final int GATES = 1;
    private static final int USERS = 2;
    private static final int RETIRED = 3;

    private final String name;
    private final Object[] shared;
    private boolean closed;

    private ProcessLockFile(String name, Object[] shared) {
        this.name = name;
        this.shared = shared;
    }

    /** The lock file at this path, which is created if it is not there. To be closed by whoever has opened it. */
    static ProcessLockFile open(HomeDirectory home, Path path) throws IOException {
        home.create(Directories.of(path));
        Path real = Directories.of(path).toRealPath().resolve(path.getFileName());
        synchronized (MEETING_PLACE) {
            create(home, real);
            String name = real + " " + identityOf(real);
            Map<String, Object[]> open = openInThisJvm();
            Object[] shared = open.get(name);
            if (shared == null) {
                if (!Files.isWritable(real)) {
                    throw home.notAllowed(real, new AccessDeniedException(real.toString()));
                }
                FileChannel channel = FileChannel.open(real, StandardOpenOption.WRITE);
                shared = new Object[] {
                    channel, new ConcurrentHashMap<String, Semaphore>(), new int[1], new ArrayList<FileChannel>()
                };
                open.put(name, shared);
            }
            ((int[]) shared[USERS])[0]++;
            return new ProcessLockFile(name, shared);
        }
    }

    private static void create(HomeDirectory home, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file);
            home.share(file);
        } catch (FileAlreadyExistsException anotherProcessWasFaster) {
            return;
        } catch (AccessDeniedException e) {
            throw home.notAllowed(file, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object[]> openInThisJvm() {
        return (Map<String, Object[]>)
                System.getProperties().computeIfAbsent(MEETING_PLACE, any -> new HashMap<String, Object[]>());
    }

    private static @Nullable Object identityOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** The gate of a name among the threads of this JVM; fair, so that nobody starves. */
    @SuppressWarnings("unchecked")
    Semaphore gate(String of) {
        return ((Map<String, Semaphore>) shared[GATES]).computeIfAbsent(of, any -> new Semaphore(1, true));
    }

    /**
     * Locks a range of the file if nobody has any of it. Never waits in the channel: an interrupt there would close it,
     * and with it every lock.
     */
    @Nullable
    FileLock tryRange(long position, long size) throws IOException {
        try {
            return ((FileChannel) shared[CHANNEL]).tryLock(position, size, false);
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (MEETING_PLACE) {
            if (closed) {
                return;
            }
            closed = true;
            if (--((int[]) shared[USERS])[0] > 0) {
                return;
            }
            Map<String, Object[]> open = openInThisJvm();
            Object[] newer = open.get(name);
            if (newer != null && newer != shared) {
                // Somebody has replaced all system properties meanwhile. To close this handle now would drop the locks
                // of the newer one.
                retired(newer).add((FileChannel) shared[CHANNEL]);
                retired(newer).addAll(retired(shared));
                return;
            }
            open.remove(name);
            if (open.isEmpty()) {
                System.getProperties().remove(MEETING_PLACE);
            }
            ((FileChannel) shared[CHANNEL]).close();
            for (FileChannel channel : retired(shared)) {
                channel.close();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<FileChannel> retired(Object[] of) {
        return (List<FileChannel>) of[RETIRED];
    }
}
