package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;

/**
 * A picture file that an image has.
 *
 * @param path relative to the output directory, with {@code /}
 * @param picture what the bytes are
 */
public record ResultFile(String path, Picture picture) {

    public ResultFile {
        Require.relativePath("the path of a picture", path);
    }
}
