package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The text of a file, and its lines for those who must be shown one. */
final class Source {

    private final Path file;
    private final String text;
    private int[] starts = {};
    private final Map<Integer, String> lines = new HashMap<>();

    Source(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    Path file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The place of the character at this index of the text. */
    Location locationAt(int index) {
        int found = Arrays.binarySearch(starts(), index);
        int line = found >= 0 ? found : -found - 2;
        return new Location(line + 1, text.codePointCount(starts()[line], Math.min(index, text.length())) + 1);
    }

    /** The line with this number, without its end; empty beyond the last. */
    String line(int number) {
        return lines.computeIfAbsent(number, this::find);
    }

    private String find(int number) {
        if (number > starts().length) {
            return "";
        }
        int start = starts()[number - 1];
        int end = number == starts().length ? text.length() : starts()[number];
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Where the lines begin: after each line feed, carriage return or both. Told only once somebody asks. */
    private int[] starts() {
        if (starts.length == 0) {
            IntStream.Builder found = IntStream.builder().add(0);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                    found.add(i + 1);
                }
            }
            starts = found.build().toArray();
        }
        return starts;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
