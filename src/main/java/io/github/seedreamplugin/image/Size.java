package io.github.seedreamplugin.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The resolutions that the provider's {@code size} allows. */
public enum Size {
    TWO_K("2K"),
    THREE_K("3K");

    private final String value;

    Size(String value) {
        this.value = value;
    }

    /** The value as the manifest and the provider spell it. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<Size> of(String value) {
        for (Size constant : values()) {
            if (constant.value.equals(value)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** All legal spellings, in the provider's order. */
    public static List<String> legalValues() {
        return Arrays.stream(values()).map(Size::value).toList();
    }
}
