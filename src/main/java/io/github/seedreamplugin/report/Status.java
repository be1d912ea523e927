package io.github.seedreamplugin.report;

import java.util.Arrays;
import java.util.Optional;

/** How a run ended. */
public enum Status {
    OK("ok"),
    FAILED("failed"),
    NOTHING_TO_DO("nothing-to-do");

    private final String value;

    Status(String value) {
        this.value = value;
    }

    /** The word that the reports use. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<Status> of(String value) {
        return Arrays.stream(values())
                .filter(constant -> constant.value.equals(value))
                .findFirst();
    }
}
