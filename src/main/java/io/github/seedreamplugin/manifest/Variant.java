package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.PictureType;
import java.util.Optional;

/**
 * A smaller picture to be made from a bought one. It costs nothing, and its change buys nothing.
 *
 * @param width in pixels; without a height, the picture is scaled to it
 * @param height in pixels; with it, the picture is scaled and cropped to exactly this width and height
 * @param focus the part that stays when the picture is cropped
 * @param format the file format; empty for that of the picture
 * @param quality of a lossy format, 1 to 100; empty for the best choice of the plugin
 */
public record Variant(
        int width, Optional<Integer> height, Focus focus, Optional<VariantFormat> format, Optional<Integer> quality) {

    /** The widest and highest variant: more than any picture that the provider makes. */
    public static final int MOST_PIXELS = 8_192;

    /** The best quality. */
    public static final int MOST_QUALITY = 100;

    public Variant {
        if (!isWithin(width, MOST_PIXELS)
                || !isWithin(height.orElse(1), MOST_PIXELS)
                || !isWithin(quality.orElse(1), MOST_QUALITY)) {
            throw new IllegalArgumentException("variant " + width + "x" + height + " at quality " + quality);
        }
    }

    private static boolean isWithin(int number, int most) {
        return number >= 1 && number <= most;
    }

    /**
     * The path of the variant's file: {@code hero@640.jpg}, or {@code hero@1200x630.png} with a height.
     *
     * @param picture the path of the picture that it is made from, without the extension: {@code hero} or {@code hero-1}
     * @param type the type of that picture
     */
    public String fileName(String picture, PictureType type) {
        return picture + "@" + size() + "." + format.map(VariantFormat::value).orElseGet(type::extension);
    }

    /** {@code 640}, or {@code 1200x630} with a height. */
    public String size() {
        return width + height.map(pixels -> "x" + pixels).orElse("");
    }
}
