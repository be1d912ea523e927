package io.github.seedreamplugin.image;

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

    private static final int DIGITS = 64;

    public Picture {
        if (!isDigest(sha256)) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + sha256);
        }
        if (bytes < 1 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + bytes + " bytes and " + width + "x" + height);
        }
    }

    /** Whether a text is a SHA-256 digest: 64 lower-case hexadecimal digits. */
    public static boolean isDigest(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }
}
