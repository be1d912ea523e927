package io.github.seedreamplugin.bank;

import org.jspecify.annotations.Nullable;

/** Checks that a builder has every required value. */
final class Said {

    private Said() {}

    static <T> T of(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(name + " has not been given");
        }
        return value;
    }
}
