package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Matrix.Combination;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Placeholders.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What images get from elsewhere: the presets that they use by name, and the defaults. */
final class InheritedValues {

    private static final String NO_MATRIX = "a matrix belongs to one image: move it there";

    private final Problems problems;
    private final AttributeReader reader;
    private final Placeholders placeholders;
    private final Map<String, AttributeValues> presets = new LinkedHashMap<>();
    private AttributeValues defaults = new AttributeValues();

    InheritedValues(Problems problems, AttributeReader reader, Placeholders placeholders) {
        this.problems = problems;
        this.reader = reader;
        this.placeholders = placeholders;
    }

    /** Reads the defaults, and reports what is wrong with them. */
    void readDefaults(Entry entry) {
        if (entry.value() instanceof Mapping mapping) {
            defaults = reader.read(entry, mapping);
            refuse(defaults, Attribute.MATRIX, NO_MATRIX);
        } else {
            MappingProblem.report(problems, entry, "defaults", "attributes: indent them below it, or remove the key");
        }
    }

    /** Reads all presets, and reports what is wrong with them. */
    void readPresets(Entry entry) {
        if (entry.value() instanceof Mapping mapping) {
            if (!mapping.merges().isEmpty() || mapping.mergesUnknown()) {
                problems.add(
                        mapping.location(),
                        ProblemCode.NOT_ALLOWED_HERE,
                        "presets cannot merge other mappings: merge inside of a preset instead");
            }
            mapping.entries().values().forEach(this::readPreset);
        } else {
            MappingProblem.report(problems, entry, "presets", "names: indent them below it, or remove the key");
        }
    }

    private void readPreset(Entry entry) {
        Optional<String> fault = ImageName.fault(entry.key());
        if (fault.isPresent() || entry.key().indexOf('/') >= 0) {
            problems.add(
                    entry.place(),
                    ProblemCode.BAD_NAME,
                    "the name of the preset " + ProblemText.quoted(entry.key()) + " "
                            + fault.orElse("contains \"/\", which only names of images may"));
        }
        AttributeValues values = new AttributeValues();
        if (entry.value() instanceof Mapping mapping) {
            values = reader.read(entry, mapping);
        } else {
            MappingProblem.report(
                    problems,
                    entry,
                    "the preset " + ProblemText.quoted(entry.key()),
                    "attributes: indent them below it");
        }
        refuse(values, Attribute.USE, "a preset cannot use another: name both where they are used");
        refuse(values, Attribute.MATRIX, NO_MATRIX);
        presets.put(entry.key(), values);
    }

    private void refuse(AttributeValues values, Attribute attribute, String message) {
        if (values.has(attribute)) {
            problems.add(values.entry(attribute).place(), ProblemCode.NOT_ALLOWED_HERE, message);
        }
    }

    /** Adds to the values what they do not give themselves: of several presets the last wins, and presets win over defaults. */
    void addTo(AttributeValues values, Combination combination) {
        AttributeValues user = values.has(Attribute.USE) ? values : defaults;
        List<?> names = user.list(Attribute.USE);
        for (int i = names.size() - 1; i >= 0; i--) {
            find((Scalar) names.get(i), combination).ifPresent(values::inherit);
        }
        values.inherit(defaults);
    }

    private Optional<AttributeValues> find(Scalar use, Combination combination) {
        Optional<String> name = Optional.of(use.text());
        if (placeholders.concern(use.text(), !combination.labels().isEmpty())) {
            Place place = new Place(problems, use.location(), combination.user());
            name = placeholders.replace(use.text(), combination.texts(), place);
        }
        return name.flatMap(known -> find(use, known, combination.user()));
    }

    /** The preset of this name; empty, with a problem where the name stands, if there is none. */
    private Optional<AttributeValues> find(Scalar use, String name, String user) {
        AttributeValues found = presets.get(name);
        if (found == null) {
            String known = presets.isEmpty()
                    ? "; the manifest has no presets: add it under presets"
                    : "; use " + ProblemText.anyOf(presets.keySet()) + ProblemText.nearest(name, presets.keySet());
            problems.add(
                    use.location(),
                    ProblemCode.UNKNOWN_PRESET,
                    ProblemText.quoted(name) + " is not a preset" + known + user,
                    name);
        }
        return Optional.ofNullable(found);
    }
}
