package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Puts the directories of tests into memory where the machine has a file system there with room: a build forces what it
 * writes to the disk, and a thousand small builds would mostly wait for that. Its files are as real as any.
 */
public final class TestDirectories implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return isInMemory() ? Files.createTempDirectory(MEMORY, "seedream-") : Files.createTempDirectory("seedream-");
    }

    private static boolean isInMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    }
}
