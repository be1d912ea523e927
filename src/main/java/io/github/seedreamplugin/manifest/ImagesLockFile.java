package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file {@code images.lock.yaml}: written by the plugin, committed by people, and made to merge well. */
public final class ImagesLockFile {

    /** What the name of a lock ends with. */
    private static final String SUFFIX = ".lock.yaml";

    private final Path file;

    public ImagesLockFile(Path file) {
        this.file = file;
    }

    /**
     * Where the lock of a manifest lies: {@code images.yaml} has {@code images.lock.yaml} beside it, {@code web.yaml} has
     * {@code web.lock.yaml}, and a directory of manifests has {@code images.lock.yaml} in it.
     */
    public static Path of(Path manifest) {
        if (Files.isDirectory(manifest)) {
            return manifest.resolve("images" + SUFFIX);
        }
        String name = String.valueOf(manifest.getFileName());
        int dot = name.lastIndexOf('.');
        return manifest.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + SUFFIX);
    }

    /** What it says; bad content of whatever kind is never thrown. */
    public LockReading read() {
        SourceReading reading = SourceReader.read(file);
        if (reading instanceof SourceReading.Missing) {
            return new LockReading.Readable(Lock.empty());
        }
        if (reading instanceof SourceReading.Refused refused) {
            return new LockReading.Unreadable(List.of(refused.problem()));
        }
        Problems problems = new Problems(((SourceReading.Read) reading).source());
        Optional<Node> root = YamlTree.read(((SourceReading.Read) reading).source(), problems);
        if (root.isEmpty() && problems.isEmpty()) {
            String message = "the lock is empty: restore it from git, or delete it if nothing was ever bought";
            problems.add(Location.START, ProblemCode.EMPTY, message);
        }
        Lock lock = root.map(new LockCheck(problems)::lock).orElseGet(Lock::empty);
        return problems.isEmpty() ? new LockReading.Readable(lock) : new LockReading.Unreadable(problems.sorted());
    }

    /** Writes the lock whole or not at all; false if the file says so already and was left alone. */
    public boolean write(Lock lock) throws IOException {
        String text = LockText.of(lock);
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isRegularFile(target) && saysAlready(target, text)) {
            return false;
        }
        AtomicFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    /** Line ends do not count: git may have checked the file out with those of Windows. */
    private static boolean saysAlready(Path target, String text) throws IOException {
        String present = new String(Files.readAllBytes(target), StandardCharsets.UTF_8);
        return present.replace("\r\n", "\n").equals(text);
    }
}
