package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * How a picture becomes another of its sizes.
 *
 * @param width in pixels
 * @param height in pixels; with it the picture is cropped to that shape
 * @param focusX from 0, the left part stays, to 1, the right part
 * @param focusY from 0, the upper part stays, to 1, the lower part
 * @param format {@code jpg} or {@code png}
 * @param quality of a JPEG, 1 to 100
 */
public record VariantRecipe(
        int width, Optional<Integer> height, double focusX, double focusY, String format, int quality) {

    /** The recipe as part of a file name, its extension included. */
    public String fileName() {
        String crop = height.map(pixels -> "x" + pixels + "f" + Math.round(focusX * 2) + Math.round(focusY * 2))
                .orElse("");
        return "w" + width + crop + (format.equals("png") ? "" : "q" + quality) + "." + format;
    }
}
