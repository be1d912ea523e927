package io.github.seedreamplugin.report;

import java.util.Arrays;
import java.util.Optional;

/** What became of one image in a run. */
public enum State {
    BOUGHT("bought"),
    /** Made by the simulator: neither bought nor paid for. */
    SIMULATED("simulated"),
    RESTORED("restored"),
    CURRENT("current"),
    FAILED("failed"),
    NOT_STARTED("not-started");

    private final String value;

    State(String value) {
        this.value = value;
    }

    /** The word that the reports use. */
    public String value() {
        return value;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<State> of(String value) {
        return Arrays.stream(values())
                .filter(constant -> constant.value.equals(value))
                .findFirst();
    }
}
