package io.github.seedreamplugin.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a text that is posted where only so many bytes are taken. Counts bytes rather than characters or rows: a row
 * has any length, and a character up to four bytes.
 *
 * @param mostBytes how many bytes there is room for, line ends included
 */
record BoundedText(long mostBytes) {

    /** All lines if there is room, else as many as leave room for the line that says that there are more. */
    List<String> fit(List<String> lines, String more) {
        long room = mostBytes;
        for (String line : lines) {
            room -= bytes(line);
        }
        return room >= 0 ? List.copyOf(lines) : cut(lines, more);
    }

    private List<String> cut(List<String> lines, String more) {
        long room = mostBytes - bytes(more);
        List<String> fitting = new ArrayList<>();
        for (String line : lines) {
            room -= bytes(line);
            if (room < 0) {
                break;
            }
            fitting.add(line);
        }
        if (mostBytes >= bytes(more)) {
            fitting.add(more);
        }
        return fitting;
    }

    private static long bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length + 1L;
    }
}
