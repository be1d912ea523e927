package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures in a directory by what they were bought as: the digest without the metadata that was added to them. */
public final class Originals {

    private Originals() {}

    /** A file for each digest; none if there is no such directory. */
    public static Map<String, Path> in(Path directory) throws IOException {
        Map<String, Path> found = new HashMap<>();
        for (Path file : Directories.files(directory)) {
            Optional<Picture> original = Stamp.originalOf(file);
            original.ifPresent(picture -> found.putIfAbsent(picture.sha256(), file));
        }
        return found;
    }
}
