package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.Picture;

/**
 * A picture that the lock vouches for.
 *
 * @param path below the output directory, with {@code /} between folders; never leads out of it
 * @param picture what the file's bytes are
 */
public record LockedFile(String path, Picture picture) {
    public LockedFile {
        if (!isPath(path)) {
            throw new IllegalArgumentException("no path of a picture: " + path);
        }
    }

    /** A path follows the rules of a name, which leave no way to name a parent, a root or a drive. */
    static boolean isPath(String path) {
        return ImageName.fault(path).isEmpty();
    }
}
