package io.github.seedreamplugin.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The width-to-height ratios that the provider's {@code aspect_ratio} allows. */
public enum AspectRatio {
    SQUARE(1, 1),
    LANDSCAPE_4_3(4, 3),
    PORTRAIT_3_4(3, 4),
    LANDSCAPE_16_9(16, 9),
    PORTRAIT_9_16(9, 16),
    LANDSCAPE_3_2(3, 2),
    PORTRAIT_2_3(2, 3),
    LANDSCAPE_21_9(21, 9);

    private final int width;
    private final int height;

    AspectRatio(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The value as the manifest and the provider spell it, such as {@code 16:9}. */
    public String value() {
        return width + ":" + height;
    }

    /** Width divided by height. */
    public double quotient() {
        return (double) width / height;
    }

    /** The ratio that is spelled so, if there is one. */
    public static Optional<AspectRatio> of(String value) {
        for (AspectRatio ratio : values()) {
            if (ratio.value().equals(value)) {
                return Optional.of(ratio);
            }
        }
        return Optional.empty();
    }

    /** All legal spellings, in the provider's order. */
    public static List<String> legalValues() {
        return Arrays.stream(values()).map(AspectRatio::value).toList();
    }
}
