package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.Picture;

/** What a file turned out to be. */
public sealed interface Inspection {

    /**
     * A whole picture of a kind that the plugin keeps.
     *
     * @param picture what its bytes are
     */
    record Usable(Picture picture) implements Inspection {

        // A model rounds to whole blocks of pixels, which moves a 2K picture's quotient by less than this.
        private static final double TOLERANCE = 0.03;

        /** Whether width to height is within 3 % of the ratio that was asked for. */
        public boolean isNear(AspectRatio expected) {
            double quotient = (double) picture.width() / picture.height();
            return Math.abs(quotient / expected.quotient() - 1) <= TOLERANCE;
        }
    }

    /**
     * Something that cannot be kept as a picture.
     *
     * @param reason says what it is instead, in words that follow the file's name: {@code begins with '<html', not a picture}
     */
    record Unusable(String reason) implements Inspection {}
}
