package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared store that is a directory, such as a network drive.
 *
 * <p>The directory must be there: one that is not is a drive that is not connected, and counts as unreachable rather
 * than as empty, because what is not found is bought.
 */
public final class DirectoryStore implements RemoteStore {

    private final Path root;

    public DirectoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return root.toUri().toString();
    }

    @Override
    public Fetched get(String path, Path target) {
        Path source = fileAt(path);
        if (Files.isRegularFile(source)) {
            try (FileOutputStream out = new FileOutputStream(target.toFile())) {
                Files.copy(source, out);
                return new Fetched.Arrived();
            } catch (IOException e) {
                return new Fetched.Unreachable(e.toString());
            }
        }
        if (!Files.isDirectory(root)) {
            return new Fetched.Unreachable(notThere());
        }
        // Neither "exists" nor "does not exist" is an answer when the drive refuses to say.
        return Files.notExists(source)
                ? new Fetched.NotFound()
                : new Fetched.Unreachable(source + " exists, but cannot be read as a file");
    }

    @Override
    public Stored put(String path, Path source) {
        if (!Files.isDirectory(root)) {
            return new Stored.Failed(notThere());
        }
        Path target = fileAt(path);
        try {
            if (Files.isRegularFile(target) && Files.mismatch(source, target) == -1) {
                return new Stored.Done();
            }
            AtomicFile.write(target, out -> Files.copy(source, out));
            return new Stored.Done();
        } catch (IOException e) {
            return new Stored.Failed(e.toString());
        }
    }

    private String notThere() {
        return root + " does not exist: create the directory, or mount the drive that it is on";
    }

    private Path fileAt(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) {
            throw new IllegalArgumentException(path + " leads out of " + root);
        }
        return file;
    }
}
