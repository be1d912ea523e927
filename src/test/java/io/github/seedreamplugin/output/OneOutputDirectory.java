package io.github.seedreamplugin.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An output directory, and what tests do with it. */
abstract class OneOutputDirectory {

    @TempDir
    Path folder;

    Path root;
    OutputDirectory output;

    @BeforeEach
    void makeDirectory() {
        root = folder.resolve("out");
        output = new OutputDirectory(root);
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> everythingBelow(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.skip(1)
                    .map(path -> directory.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
