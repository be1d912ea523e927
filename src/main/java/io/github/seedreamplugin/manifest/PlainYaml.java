package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that most manifests and all locks are: mappings and lists by indentation, comments on lines of their own,
 * and texts, numbers and booleans that fill the rest of a line. It takes a quarter of the time of a full parser, above all
 * in a fresh JVM. Whatever it is not sure of, mistakes included, it leaves to {@link YamlTree}, which says the same of
 * everything that is read here.
 */
final class PlainYaml {

    private static final int DEEPEST = 16;
    /** A full parser gives up looking for the colon of a key after 1,024 characters. */
    private static final int LONGEST_KEY = 900;

    private final String text;
    private final Node[] open = new Node[DEEPEST];
    private final int[] indents = new int[DEEPEST];
    private int depth;
    /** The key whose mapping or list begins on the next line, and its place. */
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
            int start = firstOf(lineStart, end);
            if (start < end && !readLine(new Line(line, lineStart, end), start)) {
                return false;
            }
            lineStart = end + 1;
            line++;
        }
        return true;
    }

    /** One line of the text, without its end. */
    private record Line(int number, int start, int end) {

        Location at(int position) {
            return new Location(number, position - start + 1);
        }
    }

    private boolean readLine(Line line, int start) {
        return switch (text.charAt(start)) {
            case '#' -> isComment(start, line.end());
            case '-' -> readItem(line, start);
            default -> {
                int colon = colon(start, line.end());
                Mapping mapping = colon < 0 ? null : mapping(start - line.start(), line.at(start));
                yield mapping != null && readEntry(mapping, line, start, colon);
            }
        };
    }

    private boolean isComment(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!PlainScalar.isPrintable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The position of the colon that ends a key, or -1 if the line does not start with a key. */
    private int colon(int start, int end) {
        int colon = start;
        while (colon < end && isKeyPart(text.charAt(colon))) {
            colon++;
        }
        boolean isKey = colon < end
                && colon > start
                && colon - start <= LONGEST_KEY
                && text.charAt(colon) == ':'
                && (PlainScalar.isLetter(text.charAt(start)) || PlainScalar.isDigit(text.charAt(start)));
        return isKey ? colon : -1;
    }

    private boolean readEntry(Mapping mapping, Line line, int start, int colon) {
        int from = firstOf(colon + 1, line.end());
        String key = text.substring(start, colon);
        if (mapping.entries().containsKey(key)) {
            return false;
        }
        if (from == line.end()) {
            pending = key;
            pendingPlace = line.at(start);
            return true;
        }
        Scalar value = from == colon + 1 ? null : scalar(line, from);
        if (value == null) {
            return false;
        }
        mapping.entries().put(key, new Entry(key, line.at(start), value, false));
        return true;
    }

    private boolean readItem(Line line, int dash) {
        int from = firstOf(dash + 1, line.end());
        if (from == dash + 1 || from == line.end()) {
            return false;
        }
        Sequence sequence = sequence(dash - line.start(), line.at(dash));
        if (sequence == null) {
            return false;
        }
        int colon = colon(from, line.end());
        if (colon >= 0) {
            Mapping mapping = new Mapping(line.at(from));
            sequence.items().add(new Entry("", line.at(from), mapping, false));
            return open(mapping, from - line.start()) && readEntry(mapping, line, from, colon);
        }
        Scalar value = scalar(line, from);
        if (value == null) {
            return false;
        }
        sequence.items().add(new Entry("", line.at(from), value, false));
        return true;
    }

    /** What fills the rest of a line. */
    private @Nullable Scalar scalar(Line line, int from) {
        int end = line.end();
        while (text.charAt(end - 1) == ' ') {
            end--;
        }
        return PlainScalar.read(line.at(from), text.substring(from, end));
    }

    /** Where the first character is that is not a blank, or the end. */
    private int firstOf(int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == ' ') {
            first++;
        }
        return first;
    }

    /** The mapping that an entry with this indentation belongs to, which may begin here. */
    private @Nullable Mapping mapping(int indent, Location location) {
        if (depth == 0 || pending != null) {
            Mapping mapping = new Mapping(location);
            boolean isDeeper = depth == 0 ? indent == 0 : indent > indents[depth - 1];
            return isDeeper && begin(mapping, indent) ? mapping : null;
        }
        leave(indent);
        if (depth > 1 && open[depth - 1] instanceof Sequence) {
            // A list may have the indentation of the key that it is the value of.
            depth--;
        }
        return indents[depth - 1] == indent && open[depth - 1] instanceof Mapping mapping ? mapping : null;
    }

    /** The list that an item with this indentation belongs to, which may begin here. */
    private @Nullable Sequence sequence(int indent, Location location) {
        if (pending != null) {
            Sequence sequence = new Sequence(location);
            return indent >= indents[depth - 1] && begin(sequence, indent) ? sequence : null;
        }
        leave(indent);
        return depth > 0 && indents[depth - 1] == indent && open[depth - 1] instanceof Sequence sequence
                ? sequence
                : null;
    }

    /** Ends what is indented deeper. */
    private void leave(int indent) {
        while (depth > 1 && indents[depth - 1] > indent) {
            depth--;
        }
    }

    /** Begins the value of the key before, or the document. */
    private boolean begin(Node node, int indent) {
        String key = pending;
        if (key != null) {
            ((Mapping) open[depth - 1]).entries().put(key, new Entry(key, pendingPlace, node, false));
            pending = null;
        }
        return open(node, indent);
    }

    private boolean open(Node node, int indent) {
        if (depth == DEEPEST) {
            return false;
        }
        open[depth] = node;
        indents[depth] = indent;
        depth++;
        return true;
    }

    private static boolean isKeyPart(char c) {
        return PlainScalar.isLetter(c) || PlainScalar.isDigit(c) || c == '_' || c == '-' || c == '.' || c == '/';
    }
}
