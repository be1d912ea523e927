package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * How a picture becomes another of its sizes.
 *
 * @param width in pixels
 * @param height in pixels; with it the picture is cropped to that shape
 * @param focus what stays of a cropped picture
 * @param format {@code jpg} or {@code png}, or what the encoder writes
 * @param quality of a lossy format, 1 to 100
 * @param encoder the program that writes the format, if Java does not
 */
public record VariantRecipe(
        int width,
        Optional<Integer> height,
        FocusPoint focus,
        String format,
        int quality,
        Optional<EncoderProgram> encoder) {

    /** The recipe as part of a file name, its extension included. */
    public String fileName() {
        String crop = height.map(pixels -> "x" + pixels + "f" + Math.round(focus.x() * 2) + Math.round(focus.y() * 2))
                .orElse("");
        return "w" + width + crop + (format.equals("png") ? "" : "q" + quality)
                + encoder.map(program -> "e" + program.digest()).orElse("") + "." + format;
    }
}
