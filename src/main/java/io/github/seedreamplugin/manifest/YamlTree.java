package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/**
 * Makes the tree of one YAML document from Jackson's tokens, resolving what Jackson leaves alone: anchors, aliases and
 * merge keys. Reports duplicate keys, since Jackson would stop at the first.
 */
final class YamlTree {

    private static final String MERGE_KEY = "<<";
    private static final String CORE_TAG = "tag:yaml.org,2002:";

    private final LocatedParser parser;
    private final Problems problems;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private YamlTree(LocatedParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The root of the document, or empty if there is none or if it cannot be told for the problems that were added. */
    static Optional<Node> read(Source source, Problems problems) {
        if (MergeConflict.report(source, problems)) {
            return Optional.empty();
        }
        Optional<Node> plain = PlainYaml.read(source.text());
        return plain.isPresent() ? plain : readAny(source, problems);
    }

    /** The same for YAML of every kind. */
    static Optional<Node> readAny(Source source, Problems problems) {
        try (LocatedParser parser = LocatedParser.of(source.text())) {
            return read(parser, source, problems);
        }
    }

    private static Optional<Node> read(LocatedParser parser, Source source, Problems problems) {
        try {
            return new YamlTree(parser, problems).document();
        } catch (JacksonException e) {
            new SyntaxProblem(source, problems).report(e, parser.location());
            return Optional.empty();
        }
    }

    private Optional<Node> document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Optional.empty();
        }
        Node root = node(first);
        if (parser.nextToken() != null) {
            problems.add(
                    parser.documentStart(),
                    ProblemCode.SEVERAL_DOCUMENTS,
                    "a second YAML document begins here, but only one is allowed: remove the line ---, or split the file");
        }
        return Optional.of(root);
    }

    private Node node(JsonToken token) {
        if (parser.isCurrentAlias()) {
            return aliased(parser.getString());
        }
        String anchor = parser.anchor();
        Location location = parser.location();
        boolean taggedWell = checkTag(parser.getRawTag());
        Node node =
                switch (token) {
                    case START_OBJECT -> mapping(new Mapping(location), anchor);
                    case START_ARRAY -> sequence(new Sequence(location), anchor);
                    default -> anchored(scalar(token, location), anchor);
                };
        return taggedWell ? node : new Scalar(location, Scalar.Kind.UNUSABLE, "");
    }

    private Node scalar(JsonToken token, Location location) {
        Scalar.Kind kind =
                switch (token) {
                    case VALUE_STRING -> Scalar.Kind.TEXT;
                    case VALUE_NUMBER_INT -> Scalar.Kind.INTEGER;
                    case VALUE_NUMBER_FLOAT -> Scalar.Kind.DECIMAL;
                    case VALUE_TRUE, VALUE_FALSE -> Scalar.Kind.BOOLEAN;
                    case VALUE_NULL -> Scalar.Kind.NULL;
                    default -> Scalar.Kind.UNUSABLE;
                };
        String text = parser.getString();
        return new Scalar(location, kind, text == null ? "" : text);
    }

    private Node sequence(Sequence sequence, @Nullable String anchor) {
        open(sequence, anchor);
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            Location place = parser.location();
            boolean isAlias = parser.isCurrentAlias();
            sequence.items().add(new Entry("", place, node(token), isAlias));
        }
        open.pop();
        return sequence;
    }

    private Node mapping(Mapping mapping, @Nullable String anchor) {
        open(mapping, anchor);
        for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
            String key = parser.currentName();
            Location place = parser.location();
            String keyAnchor = parser.anchor();
            if (keyAnchor != null) {
                anchors.put(keyAnchor, new Scalar(place, Scalar.Kind.TEXT, key));
            }
            JsonToken valueToken = next();
            boolean isAlias = parser.isCurrentAlias();
            Entry entry = new Entry(key, place, node(valueToken), isAlias);
            Entry earlier = mapping.entries().putIfAbsent(key, entry);
            if (earlier != null) {
                reportDuplicate(mapping, entry, earlier);
            }
        }
        open.pop();
        Entry merge = mapping.entries().remove(MERGE_KEY);
        if (merge != null) {
            merge(mapping, merge);
        }
        return mapping;
    }

    private void reportDuplicate(Mapping mapping, Entry entry, Entry earlier) {
        String advice = "keep one of the two, or rename one";
        if (entry.key().equals(MERGE_KEY)) {
            advice = "merge several with one list, <<: [*a, *b]";
        } else {
            mapping.repeated().add(entry);
        }
        problems.add(
                entry.place(),
                ProblemCode.DUPLICATE_KEY,
                "the key " + ProblemText.quoted(entry.key()) + " is written twice; it is first on line "
                        + earlier.place().line() + ": " + advice);
    }

    private void merge(Mapping target, Entry merge) {
        if (merge.value() instanceof Sequence sequence) {
            for (Entry item : sequence.items()) {
                mergeOne(target, item);
            }
        } else {
            mergeOne(target, merge);
        }
    }

    private void mergeOne(Mapping target, Entry merge) {
        if (merge.value() instanceof Mapping merged) {
            if (merged.mergeDepth() >= LocatedParser.DEEPEST) {
                String message = "merges are nested more than " + LocatedParser.DEEPEST + " deep here";
                problems.add(merge.place(), ProblemCode.NESTED_TOO_DEEPLY, message);
                target.mergeUnknown();
                return;
            }
            target.merge(merge, merged);
            return;
        }
        target.mergeUnknown();
        if (!isUnusable(merge.value())) {
            problems.add(
                    merge.place(),
                    ProblemCode.BAD_MERGE,
                    "<< needs a mapping or a list of mappings, usually aliases such as *base, not "
                            + ProblemText.described(merge.value()));
        }
    }

    private static boolean isUnusable(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.UNUSABLE;
    }

    private void open(Node node, @Nullable String anchor) {
        anchored(node, anchor);
        open.push(node);
    }

    private Node anchored(Node node, @Nullable String anchor) {
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private Node aliased(String anchor) {
        Node node = anchors.get(anchor);
        if (node == null) {
            problems.add(
                    parser.location(),
                    ProblemCode.UNKNOWN_ANCHOR,
                    "there is no anchor &" + anchor + " before this alias (a text that begins with * needs quotes)"
                            + ProblemText.nearest(anchor, anchors.keySet()));
        } else if (isOpen(node)) {
            problems.add(
                    parser.location(),
                    ProblemCode.RECURSIVE_ALIAS,
                    "*" + anchor
                            + " is inside of the value that it names, but a value cannot contain itself: remove it");
        } else {
            return node;
        }
        return new Scalar(parser.location(), Scalar.Kind.UNUSABLE, "");
    }

    private boolean isOpen(Node node) {
        for (Node ancestor : open) {
            if (ancestor == node) {
                return true;
            }
        }
        return false;
    }

    private boolean checkTag(@Nullable String tag) {
        if (tag == null || tag.equals("!") || isKnown(tag)) {
            return true;
        }
        String shown = tag.startsWith(CORE_TAG) ? "!!" + tag.substring(CORE_TAG.length()) : tag;
        problems.add(
                parser.location(),
                ProblemCode.UNKNOWN_TAG,
                "the tag " + ProblemText.quoted(shown)
                        + " is not supported: remove it, or put a text that begins with !" + " in quotes");
        return false;
    }

    private static boolean isKnown(String tag) {
        return switch (tag.startsWith(CORE_TAG) ? tag.substring(CORE_TAG.length()) : "") {
            case "str", "int", "float", "bool", "null", "map", "seq" -> true;
            default -> false;
        };
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalStateException("the YAML parser ended inside of a collection");
        }
        return token;
    }
}
