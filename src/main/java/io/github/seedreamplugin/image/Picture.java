package io.github.seedreamplugin.image;

import java.util.regex.Pattern;

/**
 * What one picture's bytes are, wherever they lie.
 *
 * @param sha256 digest of the bytes, 64 lower-case hexadecimal digits
 * @param bytes length in bytes
 * @param type what the first bytes say it is
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(String sha256, long bytes, PictureType type, int width, int height) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Picture {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + sha256);
        }
        if (bytes < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + bytes + " bytes and " + width + "x" + height);
        }
    }
}
