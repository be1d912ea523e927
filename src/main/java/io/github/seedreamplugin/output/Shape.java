package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;

/** What a container says of its picture. */
record Shape(PictureType type, long width, long height) {

    // Eleven times the largest documented picture. Whoever decodes one needs memory for every pixel,
    // and a few hundred bytes can claim four billion of them.
    private static final long MOST_PIXELS = 100_000_000;
    private static final long LONGEST_SIDE = 65_535;

    Shape {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height);
        }
    }

    void requireSensible() throws MalformedPictureException {
        if (width == 0 || height == 0) {
            throw new MalformedPictureException("is a " + type + " of " + width + "x" + height + " pixels");
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw new MalformedPictureException("claims " + width + "x" + height + " pixels, more than the "
                    + MOST_PIXELS / 1_000_000 + " million that are opened");
        }
    }
}
