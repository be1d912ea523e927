package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that most manifests are: mappings by indentation, comments on lines of their own, and texts, numbers and
 * booleans that fill the rest of a line. It takes a quarter of the time of a full parser, above all in a fresh JVM. Whatever
 * it is not sure of, mistakes included, it leaves to {@link YamlTree}, which says the same of everything that is read here.
 */
final class PlainYaml {

    private static final int DEEPEST = 16;
    /** A full parser gives up looking for the colon of a key after 1,024 characters. */
    private static final int LONGEST_KEY = 900;

    private static final int MOST_DIGITS = 9;

    private final String text;
    private final Mapping[] open = new Mapping[DEEPEST];
    private final int[] indents = new int[DEEPEST];
    private int depth;
    /** The key whose mapping begins on the next line, and its place. */
    private @Nullable String pending;

    private Location pendingPlace = Location.START;

    private PlainYaml(String text) {
        this.text = text;
    }

    /** The root of the document; empty if it takes a full parser to tell. */
    static Optional<Node> read(String text) {
        PlainYaml reader = new PlainYaml(text);
        return reader.readLines() && reader.depth > 0 && reader.pending == null
                ? Optional.of(reader.open[0])
                : Optional.empty();
    }

    private boolean readLines() {
        int line = 1;
        int lineStart = 0;
        while (lineStart < text.length()) {
            int found = text.indexOf('\n', lineStart);
            int end = found < 0 ? text.length() : found;
            int start = lineStart;
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
            boolean isGood = start == end
                    || (text.charAt(start) == '#' ? isComment(start, end) : readEntry(line, lineStart, start, end));
            if (!isGood) {
                return false;
            }
            lineStart = end + 1;
            line++;
        }
        return true;
    }

    private boolean isComment(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean readEntry(int line, int lineStart, int start, int end) {
        int colon = start;
        while (colon < end && isKeyPart(text.charAt(colon))) {
            colon++;
        }
        Location place = new Location(line, start - lineStart + 1);
        if (colon == end || !isKey(start, colon) || !place(start - lineStart, place)) {
            return false;
        }
        int from = colon + 1;
        int to = end;
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        String key = text.substring(start, colon);
        Mapping mapping = open[depth - 1];
        if (mapping.entries().containsKey(key)) {
            return false;
        }
        if (from == to) {
            pending = key;
            pendingPlace = place;
            return true;
        }
        if (from == colon + 1) {
            return false;
        }
        Scalar value = scalar(new Location(line, from - lineStart + 1), from, to);
        if (value == null) {
            return false;
        }
        mapping.entries().put(key, new Entry(key, place, value, false));
        return true;
    }

    private boolean isKey(int start, int colon) {
        return colon > start
                && colon - start <= LONGEST_KEY
                && text.charAt(colon) == ':'
                && isLetter(text.charAt(start));
    }

    /** Finds the mapping that an entry with this indentation belongs to, or opens it. */
    private boolean place(int indent, Location location) {
        String key = pending;
        if (depth == 0 || key != null) {
            boolean isDeeper = depth == 0 ? indent == 0 : indent > indents[depth - 1];
            if (!isDeeper || depth == DEEPEST) {
                return false;
            }
            Mapping mapping = new Mapping(location);
            if (key != null) {
                open[depth - 1].entries().put(key, new Entry(key, pendingPlace, mapping, false));
                pending = null;
            }
            open[depth] = mapping;
            indents[depth] = indent;
            depth++;
            return true;
        }
        while (depth > 1 && indents[depth - 1] > indent) {
            depth--;
        }
        return indents[depth - 1] == indent;
    }

    private @Nullable Scalar scalar(Location location, int from, int to) {
        char first = text.charAt(from);
        if (first == '"' || first == '\'') {
            return quoted(location, first, from + 1, to - 1);
        }
        if (!isLetter(first) && !isDigit(first) && first != '(') {
            return null;
        }
        boolean hasBlank = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isPrintable(c)
                    || (c == ':' && (i + 1 == to || text.charAt(i + 1) == ' '))
                    || (c == '#' && text.charAt(i - 1) == ' ')) {
                return null;
            }
            hasBlank |= c == ' ';
        }
        String value = text.substring(from, to);
        Scalar.Kind kind = hasBlank ? Scalar.Kind.TEXT : isDigit(first) ? kindOfNumber(value) : kindOfWord(value);
        return kind == null ? null : new Scalar(location, kind, value);
    }

    private @Nullable Scalar quoted(Location location, char quote, int from, int to) {
        if (to < from || text.charAt(to) != quote) {
            return null;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == quote || c == '\\' || !isPrintable(c)) {
                return null;
            }
        }
        return new Scalar(location, Scalar.Kind.TEXT, text.substring(from, to));
    }

    private static Scalar.Kind kindOfWord(String word) {
        return switch (word) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Scalar.Kind.BOOLEAN;
            case "null", "Null", "NULL" -> Scalar.Kind.NULL;
            default -> Scalar.Kind.TEXT;
        };
    }

    /** A plain whole number, a ratio such as 16:9 or a size such as 2K; null for what may be another kind of number. */
    private static Scalar.@Nullable Kind kindOfNumber(String word) {
        int end = 0;
        while (end < word.length() && isDigit(word.charAt(end))) {
            end++;
        }
        if (end == word.length()) {
            boolean isPlain = end <= MOST_DIGITS && (word.charAt(0) != '0' || end == 1);
            return isPlain ? Scalar.Kind.INTEGER : null;
        }
        char sign = word.charAt(end);
        return sign == 'K' || sign == ':' ? Scalar.Kind.TEXT : null;
    }

    private static boolean isKeyPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '/';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What is one character of text to YAML and to an editor: no controls, line separators, marks or surrogates. */
    private static boolean isPrintable(char c) {
        return (c >= ' ' && c <= '~') || (c >= 0xA0 && c < 0x2000) || (c > 0x206F && c < 0xD800);
    }
}
