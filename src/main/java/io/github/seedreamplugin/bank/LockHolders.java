package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notes of who holds which lock, {@code home/locks/holders/NAME.json}. They are for messages alone: the locks themselves
 * are the operating system's, and hold without a note. A note that cannot be written or read is ignored.
 */
public final class LockHolders {

    private static final String EXTENSION = ".json";

    private final HomeDirectory home;
    private final Path directory;

    public LockHolders(Path home) {
        this.home = new HomeDirectory(home);
        this.directory = this.home.resolve("locks/holders");
    }

    /** Called after the lock of this name was taken. */
    public void took(String name, LockHolder holder) {
        byte[] note = new JsonObject()
                .with("pid", holder.pid())
                .with("directory", holder.directory())
                .with("since", holder.since().toString())
                .with("longestCall", holder.longestCall().toString())
                .bytes();
        try {
            home.create(directory);
            AtomicFile.writeUnforced(file(name), out -> out.write(note));
            home.share(file(name));
        } catch (IOException aLockHoldsWithoutANote) {
            gives(name);
        }
    }

    /** Called before the lock of this name is released. */
    public void gives(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException theNextHolderReplacesIt) {
            return;
        }
    }

    /** The holder of the lock of this name, if it is known. */
    public Optional<LockHolder> of(String name) {
        try {
            JsonObject note = JsonObject.parse(Files.readAllBytes(file(name)));
            return Optional.of(new LockHolder(
                    note.longInteger("pid"),
                    note.text("directory"),
                    note.text("since", Instant::parse),
                    note.text("longestCall", Duration::parse)));
        } catch (IOException | DamagedException unknown) {
            return Optional.empty();
        }
    }

    /** Removes the notes of builds that were killed. */
    void sweep(MachineLock locks) throws IOException {
        for (Path note : home.files("locks/holders")) {
            String file = note.getFileName().toString();
            if (file.endsWith(EXTENSION) && !locks.isHeld(file.substring(0, file.length() - EXTENSION.length()))) {
                Files.deleteIfExists(note);
            }
        }
    }

    private Path file(String name) {
        return directory.resolve(name + EXTENSION);
    }
}
