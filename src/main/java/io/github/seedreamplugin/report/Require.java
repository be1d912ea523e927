package io.github.seedreamplugin.report;

import java.util.Arrays;

/** What the values of a report have in common: text that says something, paths that stay inside, places from 1. */
final class Require {

    private Require() {}

    static void text(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    static void relativePath(String name, String path) {
        text(name, path);
        if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf(':') == 1) {
            throw new IllegalArgumentException(name + " is not relative with '/': " + path);
        }
        if (path.contains("..") && Arrays.asList(path.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException(name + " leaves its directory: " + path);
        }
    }

    static void place(int line, int column) {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("[" + line + "," + column + "] is not a place in a file");
        }
    }
}
