package io.github.seedreamplugin.report;

import java.util.Arrays;
import java.util.Optional;

/** How much a finding weighs: an error fails the build, a warning does not. */
public enum Level {
    ERROR("error"),
    WARNING("warning");

    private final String value;

    Level(String value) {
        this.value = value;
    }

    /** The word that SARIF, GitHub and the reports share. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<Level> of(String value) {
        return Arrays.stream(values())
                .filter(constant -> constant.value.equals(value))
                .findFirst();
    }
}
