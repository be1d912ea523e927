package io.github.seedreamplugin.simulator;

/** Draws lines of text onto one picture. */
interface Typeface {

    /** How a line is set. */
    enum Style {
        TITLE,
        LABEL,
        NOTE
    }

    /**
     * A line of text.
     *
     * @param text without line breaks
     * @param size height of a line's letters in pixels, from the top of an ascender to the bottom of a descender
     * @param style how it is set
     */
    record Line(String text, int size, Style style) {}

    /** In pixels. */
    int width(Line line);

    /** Draws with the baseline's left end at a point, in white. */
    void draw(Line line, int x, int baseline);
}
