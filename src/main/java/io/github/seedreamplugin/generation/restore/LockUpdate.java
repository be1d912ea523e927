package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Writes into the lock what a run has made, and nothing else. */
public final class LockUpdate {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunContext context;

    public LockUpdate(RunContext context) {
        this.context = context;
    }

    /**
     * Adds these entries, by the names of their images.
     *
     * @throws IOException if it cannot be written: without it another machine would buy again
     */
    public void apply(Map<String, LockEntry> made) throws IOException, InterruptedException {
        if (made.isEmpty() || context.request().rules().frozen()) {
            return;
        }
        Path file = context.request().places().lockFile();
        MachineLock.Claim claim = context.stores().locks().lock(lockName(file), () -> {}, PATIENCE);
        if (claim instanceof MachineLock.Held held) {
            try (held) {
                write(new ImagesLockFile(file), made);
            }
        } else {
            throw notWritten("another build has locked it");
        }
    }

    /** What whoever writes this lock holds. */
    public static String lockName(Path file) {
        return "lock-file-" + file;
    }

    /** Reads it again: another run, for other images, may have written it meanwhile. */
    private void write(ImagesLockFile file, Map<String, LockEntry> made) throws IOException {
        if (file.read() instanceof LockReading.Readable readable) {
            Lock lock = readable.lock();
            for (Map.Entry<String, LockEntry> entry : made.entrySet()) {
                if (!entry.getValue().equals(lock.entries().get(entry.getKey()))) {
                    lock = lock.with(entry.getKey(), entry.getValue());
                }
            }
            boolean unused = file.write(lock);
        } else {
            throw notWritten("it cannot be read any more");
        }
    }

    private IOException notWritten(String reason) {
        return new IOException("the lock " + context.request().places().lockFile() + " was not written: " + reason
                + "; everything that was bought is in the bank, and the next run writes the lock");
    }
}
