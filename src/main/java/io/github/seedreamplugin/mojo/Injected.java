package io.github.seedreamplugin.mojo;

import org.jspecify.annotations.Nullable;

/** What Maven sets into a goal before it runs it. */
final class Injected {

    private Injected() {}

    static <T> T of(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("Maven did not set '" + name + "'");
        }
        return value;
    }
}
