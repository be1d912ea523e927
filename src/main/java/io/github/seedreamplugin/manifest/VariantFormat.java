package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file formats that a variant may ask for. */
public enum VariantFormat {
    JPG("jpg"),
    PNG("png"),
    WEBP("webp"),
    AVIF("avif");

    private final String value;

    VariantFormat(String value) {
        this.value = value;
    }

    /** The value as the manifest spells it, which is also the file's extension. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<VariantFormat> of(String value) {
        for (VariantFormat format : values()) {
            if (format.value.equals(value)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** All legal spellings. */
    public static List<String> legalValues() {
        List<String> legal = new ArrayList<>();
        for (VariantFormat format : values()) {
            legal.add(format.value);
        }
        return legal;
    }
}
