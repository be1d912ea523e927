package io.github.seedreamplugin.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The prompt modes that the provider's {@code optimize_prompt} allows. */
public enum OptimizePrompt {
    STANDARD("standard"),
    FAST("fast");

    private final String value;

    OptimizePrompt(String value) {
        this.value = value;
    }

    /** The value as the manifest and the provider spell it. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<OptimizePrompt> of(String value) {
        for (OptimizePrompt constant : values()) {
            if (constant.value.equals(value)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** All legal spellings, in the provider's order. */
    public static List<String> legalValues() {
        return Arrays.stream(values()).map(OptimizePrompt::value).toList();
    }
}
