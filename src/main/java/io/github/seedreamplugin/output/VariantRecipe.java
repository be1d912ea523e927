package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * How a picture becomes another of its sizes.
 *
 * @param width in pixels
 * @param height in pixels; with it the picture is cropped to that shape
 * @param focus what stays of a cropped picture
 * @param encoding what kind of file it becomes
 */
public record VariantRecipe(int width, Optional<Integer> height, FocusPoint focus, VariantEncoding encoding) {

    /** The recipe as part of a file name, its extension included. */
    public String fileName() {
        String crop = height.map(pixels -> "x" + pixels + "f" + Math.round(focus.x() * 2) + Math.round(focus.y() * 2))
                .orElse("");
        return "w" + width + crop + encoding.fileName();
    }
}
