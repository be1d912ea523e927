package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Directories;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Gives every entry of the ledger its number, one at a time among all processes of the machine: an entry can be seen
 * before the next number is given, so whoever sees a number has been able to see all smaller ones.
 *
 * <p>The last number given is in {@code home/ledger/sequence}. It is not forced to the disk, since a counter that is lost,
 * damaged or behind after a power loss does no harm: each process also looks once at the numbers in the entries' names.
 */
final class LedgerSequence {

    private static final String LOCK = "ledger";
    /** An entry takes milliseconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HomeDirectory home;
    private final Path counter;
    private final MachineLock locks;
    private final Highest highest;
    private long floor = -1;

    LedgerSequence(HomeDirectory home, MachineLock locks, Highest highest) {
        this.home = home;
        this.counter = home.resolve("ledger/sequence");
        this.locks = locks;
        this.highest = highest;
    }

    /** The highest number in the names of the entries. */
    @FunctionalInterface
    interface Highest {
        long inNames() throws IOException;
    }

    /** What is done with a number. */
    @FunctionalInterface
    interface Use {
        void of(long number) throws IOException;
    }

    /** Does something with the next number while nobody else has one, and returns the number. */
    long next(Use use) throws IOException {
        // What was paid for is written down in an interrupted build too.
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return underLock(use);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long underLock(Use use) throws IOException, InterruptedException {
        if (locks.lock(LOCK, () -> {}, PATIENCE) instanceof MachineLock.Held held) {
            try (held) {
                long counted = counted();
                floor = Math.max(floor < 0 || counted < 0 ? highest.inNames() : floor, counted);
                long number = Math.max(floor, 0) + 1;
                count(number);
                floor = number;
                use.of(number);
                return number;
            }
        }
        throw new IOException("another process on this machine has locked the ledger in "
                + Directories.of(counter) + " for " + PATIENCE.toSeconds()
                + " seconds; stop it or wait for it to finish, then run the build again");
    }

    private long counted() throws IOException {
        if (Files.notExists(counter)) {
            return -1;
        }
        // A stream, since an interrupt closes a channel.
        try (FileInputStream in = new FileInputStream(counter.toFile())) {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).strip();
            return SequenceInName.parse(text).orElse(-1L);
        }
    }

    /** In place and always the same length, so that a number is one write. */
    private void count(long number) throws IOException {
        home.create(Directories.of(counter));
        boolean created = Files.notExists(counter);
        if (!created && !Files.isWritable(counter)) {
            throw home.notAllowed(counter, new AccessDeniedException(counter.toString()));
        }
        try (RandomAccessFile file = new RandomAccessFile(counter.toFile(), "rw")) {
            file.write((SequenceInName.of(number) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        if (created) {
            home.share(counter);
        }
    }
}
