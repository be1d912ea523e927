package io.github.seedreamplugin.output;

/** What came of an attempt to make a small copy of a picture. */
public sealed interface Thumbnail {

    /**
     * A JPEG was written.
     *
     * @param width in pixels
     * @param height in pixels
     */
    record Made(int width, int height) implements Thumbnail {}

    /**
     * Nothing was written; show the original or none.
     *
     * @param reason why, in words that follow the file's name
     */
    record NotDrawable(String reason) implements Thumbnail {}
}
