package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a YAML document and its place. Aliases share the node of their anchor, so a document never grows beyond
 * what is written.
 */
abstract sealed class Node {

    private final int line;
    private final int column;

    private Node(Location location) {
        this.line = location.line();
        this.column = location.column();
    }

    final Location location() {
        return new Location(line, column);
    }

    /** A value without parts. */
    static final class Scalar extends Node {

        /** What YAML's core schema says of a scalar. */
        enum Kind {
            TEXT,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NULL,
            /** Already reported; nothing more is to be said of it. */
            UNUSABLE
        }

        private final Kind kind;
        private final String text;

        Scalar(Location location, Kind kind, String text) {
            super(location);
            this.kind = kind;
            this.text = text;
        }

        Kind kind() {
            return kind;
        }

        String text() {
            return text;
        }
    }

    /** A list. */
    static final class Sequence extends Node {
        private final List<Entry> items = new ArrayList<>();

        Sequence(Location location) {
            super(location);
        }

        List<Entry> items() {
            return items;
        }
    }

    /** Keys and values; those of merged mappings are kept apart, for own ones win. */
    static final class Mapping extends Node {
        private final Map<String, Entry> entries = new LinkedHashMap<>();
        private final List<Entry> repeated = new ArrayList<>(0);
        private final List<Entry> merges = new ArrayList<>(0);
        private int mergeDepth;
        private boolean mergesUnknown;

        Mapping(Location location) {
            super(location);
        }

        /** What is written in it, by key. */
        Map<String, Entry> entries() {
            return entries;
        }

        /** What is written under a key that was there before; only good for finding more mistakes. */
        List<Entry> repeated() {
            return repeated;
        }

        /** The mappings that it merges, each with the place where it does. */
        List<Entry> merges() {
            return merges;
        }

        void merge(Entry entry, Mapping merged) {
            merges.add(entry);
            mergesUnknown |= merged.mergesUnknown;
            mergeDepth = Math.max(mergeDepth, merged.mergeDepth + 1);
        }

        /** Notes that it merges something that cannot be told, so that nobody complains of what may be in there. */
        void mergeUnknown() {
            mergesUnknown = true;
        }

        boolean mergesUnknown() {
            return mergesUnknown;
        }

        /** How many merges lie within each other here. */
        int mergeDepth() {
            return mergeDepth;
        }
    }

    /**
     * A value in its place.
     *
     * @param key the key, or for an item of a list the empty text
     * @param place where the key stands, or the item
     * @param value what stands there, or what the alias there stands for
     * @param isAlias whether an alias stands there
     */
    record Entry(String key, Location place, Node value, boolean isAlias) {}
}
