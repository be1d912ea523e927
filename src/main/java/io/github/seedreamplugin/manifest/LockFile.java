package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The file {@code images.lock.yaml}: written by the plugin, committed by people, and made to merge well. */
public final class LockFile {

    private final Path file;

    public LockFile(Path file) {
        this.file = file;
    }

    /** What it says; bad content of whatever kind is never thrown. */
    public LockReading read() {
        SourceReading reading = SourceReading.of(file);
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
        Path folder = target.resolveSibling("");
        Files.createDirectories(folder);
        Path beside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeForced(beside, text);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        return true;
    }

    /** Line ends do not count: git may have checked the file out with those of Windows. */
    private static boolean saysAlready(Path target, String text) throws IOException {
        String present = new String(Files.readAllBytes(target), StandardCharsets.UTF_8);
        return present.replace("\r\n", "\n").equals(text);
    }

    private static void writeForced(Path beside, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void move(Path beside, Path target) throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
