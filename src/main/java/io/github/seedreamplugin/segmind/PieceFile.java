package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of one picture beside the answer that it belongs to. Its name ends in a digest of where the picture came from,
 * so that a later run or version finds it again even if it counts the pieces in another way.
 */
final class PieceFile {

    private static final String PREFIX = "piece-";
    private static final int LENGTH = 12;

    private PieceFile() {}

    /** The picture from this source, if it is there. */
    static Optional<Path> existing(Path directory, String source) throws IOException {
        String end = "-" + label(source);
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(end + extension(name));
                    })
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst();
        }
    }

    /** Where the picture from this source is to lie. */
    static Path of(Path directory, int number, String source) {
        return directory.resolve(String.format(Locale.ROOT, "%s%02d-%s.picture", PREFIX, number, label(source)));
    }

    /** Gives a file that arrived whole its name, for good. */
    static Path keep(Path arrived, int number, String source) throws IOException {
        Path target = of(Directories.of(arrived), number, source);
        AtomicFile.move(arrived, target);
        return target;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static String label(String source) {
        return Sha256.of(source).substring(0, LENGTH);
    }
}
