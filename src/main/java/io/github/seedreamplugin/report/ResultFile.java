package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;
import java.util.List;

/**
 * A picture file that an image has.
 *
 * @param path relative to the output directory, with {@code /}
 * @param picture what the bytes are
 * @param variants the files that were made from it, in other sizes or formats
 */
public record ResultFile(String path, Picture picture, List<ResultFile> variants) {

    public ResultFile {
        Require.relativePath("the path of a picture", path);
        variants = List.copyOf(variants);
    }

    /** A picture without variants. */
    public ResultFile(String path, Picture picture) {
        this(path, picture, List.of());
    }
}
