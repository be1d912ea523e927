package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Axes of which every combination is an image.
 *
 * @param location where it is written
 * @param axes in the order in which they are written
 * @param excluded labels by axis; a combination that has all of one of them is left out
 */
record Matrix(Location location, List<Axis> axes, List<Map<String, String>> excluded) {

    /** One axis by its name, with at least one label. */
    record Axis(String name, List<Label> labels) {}

    /** A label, which stands in names, and the text that stands everywhere else. */
    record Label(String label, String text) {}

    /** One label of each axis. */
    record Combination(Map<String, Label> labels) {

        /** An image without a matrix. */
        static final Combination NONE = new Combination(Map.of());

        /** The labels as messages show them: {@code season: winter, lang: en}. */
        String shown() {
            StringBuilder shown = new StringBuilder();
            for (Map.Entry<String, Label> entry : labels.entrySet()) {
                shown.append(shown.isEmpty() ? "" : ", ").append(entry.getKey()).append(": ");
                shown.append(entry.getValue().label());
            }
            return shown.toString();
        }

        /** The texts that stand for the axes outside of names. */
        Map<String, String> texts() {
            Map<String, String> texts = new LinkedHashMap<>();
            labels.forEach((axis, label) -> texts.put(axis, label.text()));
            return texts;
        }

        /** The labels that stand for the axes in names. */
        Map<String, String> names() {
            Map<String, String> names = new LinkedHashMap<>();
            labels.forEach((axis, label) -> names.put(axis, label.label()));
            return names;
        }

        /** How messages say which of the images of an entry they mean; empty without a matrix. */
        String user() {
            return labels.isEmpty() ? "" : " (for " + shown() + ")";
        }

        private Combination with(String axis, Label label) {
            Map<String, Label> more = new LinkedHashMap<>(labels);
            more.put(axis, label);
            return new Combination(more);
        }
    }

    /** How many combinations there are with the excluded ones. */
    long size() {
        long size = 1;
        for (Axis axis : axes) {
            size = Math.min(Integer.MAX_VALUE, size * axis.labels().size());
        }
        return size;
    }

    /** The first label of each axis. */
    Combination first() {
        Combination first = Combination.NONE;
        for (Axis axis : axes) {
            first = first.with(axis.name(), axis.labels().get(0));
        }
        return first;
    }

    /** All that are not excluded, with the last axis changing fastest. */
    List<Combination> combinations() {
        List<Combination> all = List.of(Combination.NONE);
        for (Axis axis : axes) {
            List<Combination> longer = new ArrayList<>();
            for (Combination start : all) {
                for (Label label : axis.labels()) {
                    longer.add(start.with(axis.name(), label));
                }
            }
            all = longer;
        }
        List<Combination> wanted = new ArrayList<>(all);
        wanted.removeIf(this::isExcluded);
        return wanted;
    }

    private boolean isExcluded(Combination combination) {
        for (Map<String, String> exclusion : excluded) {
            boolean matches = true;
            for (Map.Entry<String, String> given : exclusion.entrySet()) {
                Label label = combination.labels().get(given.getKey());
                matches &= label != null && label.label().equals(given.getValue());
            }
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
