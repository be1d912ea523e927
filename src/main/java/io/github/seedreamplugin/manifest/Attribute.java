package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that an image of the manifest may have. */
public enum Attribute {
    PROMPT("prompt"),
    ASPECT_RATIO("aspect_ratio"),
    SIZE("size"),
    MAX_IMAGES("max_images"),
    OPTIMIZE_PROMPT("optimize_prompt"),
    WATERMARK("watermark"),
    TAKE("take"),
    USE("use"),
    MATRIX("matrix"),
    PROMPT_FILE("prompt_file"),
    PROMPT_PREFIX("prompt_prefix"),
    PROMPT_SUFFIX("prompt_suffix"),
    ALT("alt"),
    CAPTION("caption"),
    VARIANTS("variants"),
    PICK("pick"),
    ALLOW("allow");

    private static final Attribute[] ALL = values();

    private final String yamlName;

    Attribute(String yamlName) {
        this.yamlName = yamlName;
    }

    /** The key as it is written, such as {@code aspect_ratio}. */
    public String yamlName() {
        return yamlName;
    }

    static Optional<Attribute> of(String yamlName) {
        for (Attribute attribute : ALL) {
            if (attribute.yamlName.equals(yamlName)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    static List<String> yamlNames() {
        List<String> names = new ArrayList<>();
        for (Attribute attribute : ALL) {
            names.add(attribute.yamlName);
        }
        return names;
    }
}
