package io.github.seedreamplugin.output;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds names that nothing has yet, so that keeping one file never costs another. */
final class FreeName {

    private FreeName() {}

    /** Moves a file to the first free one of {@code NAME.1.EXT}, {@code NAME.2.EXT} and so on; makes the folder. */
    static Path move(Path file, Path wanted) throws IOException {
        Directories.createUnforced(Directories.of(wanted));
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        for (int number = 1; ; number++) {
            Path free = wanted.resolveSibling(stem + "." + number + ending);
            if (reserve(free)) {
                return Files.move(file, free, REPLACE_EXISTING);
            }
        }
    }

    /** Takes a name by making an empty file: unlike a look at what exists, only one of two processes can succeed. */
    static boolean reserve(Path free) throws IOException {
        try {
            Files.createFile(free);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
