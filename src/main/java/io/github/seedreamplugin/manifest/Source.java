package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The text of a file, with its lines for those who must be shown one, and without any API key. */
final class Source {

    /** A part that is farther from where its text begins is another one that reads the same. */
    private static final int FARTHEST = 100_000;

    /** A text begins where its value does, or after the sign of a block and the indentation of its first line. */
    private static final int NEAREST = 200;

    private final Path file;
    private final String text;
    private final List<Integer> keys;
    private int[] starts = {};
    private final Map<Integer, String> lines = new HashMap<>();

    Source(Path file, String text) {
        this.file = file;
        this.keys = ApiKeyForm.positions(text);
        this.text = ApiKeyForm.masked(text, keys);
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

    /** Where something stands that looks like an API key. */
    List<Integer> keys() {
        return keys;
    }

    /** Where the part stands at or soon after this place; the place itself if it is not there as it reads. */
    Location locate(Location from, String part) {
        int start = index(from);
        int found = part.isEmpty() ? -1 : text.indexOf(part, start);
        return found < 0 || found - start > FARTHEST ? from : locationAt(found);
    }

    /**
     * Where the part with this index of a text stands, which begins at or soon after this place; of a text that is not
     * there as it reads, where the part is first found.
     */
    Location locate(Location from, String whole, int at, String part) {
        int start = index(from);
        int found = text.indexOf(whole.substring(0, Math.min(whole.length(), at + part.length())), start);
        return found < 0 || found - start > NEAREST ? locate(from, part) : locationAt(found + at);
    }

    private int index(Location location) {
        if (location.line() > starts().length) {
            return text.length();
        }
        int start = starts()[location.line() - 1];
        int end = location.line() < starts().length ? starts()[location.line()] : text.length();
        int columns = Math.min(location.column() - 1, text.codePointCount(start, end));
        return text.offsetByCodePoints(start, columns);
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
