package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a picture that stays when it is cropped, as one of nine points. */
public enum Focus {
    TOP_LEFT("top-left", 0, 0),
    TOP("top", 0.5, 0),
    TOP_RIGHT("top-right", 1, 0),
    LEFT("left", 0, 0.5),
    CENTER("center", 0.5, 0.5),
    RIGHT("right", 1, 0.5),
    BOTTOM_LEFT("bottom-left", 0, 1),
    BOTTOM("bottom", 0.5, 1),
    BOTTOM_RIGHT("bottom-right", 1, 1);

    private final String value;
    private final double x;
    private final double y;

    Focus(String value, double x, double y) {
        this.value = value;
        this.x = x;
        this.y = y;
    }

    /** The value as the manifest spells it. */
    public String value() {
        return value;
    }

    /** How much of what is cut off horizontally is cut off at the left: 0, 0.5 or 1. */
    public double x() {
        return x;
    }

    /** How much of what is cut off vertically is cut off at the top: 0, 0.5 or 1. */
    public double y() {
        return y;
    }

    /** The constant that is spelled so, if there is one. */
    public static Optional<Focus> of(String value) {
        for (Focus focus : values()) {
            if (focus.value.equals(value)) {
                return Optional.of(focus);
            }
        }
        return Optional.empty();
    }

    /** All legal spellings, from the top left to the bottom right. */
    public static List<String> legalValues() {
        List<String> legal = new ArrayList<>();
        for (Focus focus : values()) {
            legal.add(focus.value);
        }
        return legal;
    }
}
