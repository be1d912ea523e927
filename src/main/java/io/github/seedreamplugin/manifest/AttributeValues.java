package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The attributes that a mapping gives, each with where it is written; of a faulty value only that is kept. */
final class AttributeValues {

    private final Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
    private final Map<Attribute, Entry> entries = new EnumMap<>(Attribute.class);

    /** Whether the attribute is given, even with an invalid value. */
    boolean has(Attribute attribute) {
        return entries.containsKey(attribute);
    }

    void put(Attribute attribute, Entry entry, Optional<?> value) {
        entries.put(attribute, entry);
        if (value.isPresent()) {
            values.put(attribute, value.get());
        }
    }

    /** Takes over what is given there and not yet here. */
    void inherit(AttributeValues other) {
        boolean hasPrompt = hasPrompt();
        for (Map.Entry<Attribute, Entry> given : other.entries.entrySet()) {
            Attribute attribute = given.getKey();
            if (attribute == Attribute.ALLOW) {
                allowAlso(other);
            } else if (!has(attribute) && !(hasPrompt && isPrompt(attribute))) {
                put(attribute, given.getValue(), Optional.ofNullable(other.values.get(attribute)));
            }
        }
    }

    private static boolean isPrompt(Attribute attribute) {
        return attribute == Attribute.PROMPT || attribute == Attribute.PROMPT_FILE;
    }

    /** What is allowed to all images stays allowed to one that allows more. */
    private void allowAlso(AttributeValues other) {
        List<Object> codes = new ArrayList<>(list(Attribute.ALLOW));
        codes.addAll(other.list(Attribute.ALLOW));
        entries.putIfAbsent(Attribute.ALLOW, other.entry(Attribute.ALLOW));
        values.put(Attribute.ALLOW, codes);
    }

    /** Whether a prompt is given or a file that has it. */
    boolean hasPrompt() {
        return has(Attribute.PROMPT) || has(Attribute.PROMPT_FILE);
    }

    /** The same, to be changed without harm to these. */
    AttributeValues copy() {
        AttributeValues copy = new AttributeValues();
        copy.values.putAll(values);
        copy.entries.putAll(entries);
        return copy;
    }

    /** Where the attribute is given, which must be so. */
    Entry entry(Attribute attribute) {
        return Objects.requireNonNull(entries.get(attribute));
    }

    Location location(Attribute attribute) {
        return entry(attribute).value().location();
    }

    Map<Attribute, Location> locations() {
        Map<Attribute, Location> locations = new EnumMap<>(Attribute.class);
        for (Map.Entry<Attribute, Entry> given : entries.entrySet()) {
            locations.put(given.getKey(), given.getValue().value().location());
        }
        return locations;
    }

    /** Whether it takes one of a few words, and has a placeholder instead, which is not yet replaced. */
    boolean isOpen(Attribute attribute) {
        Entry entry = values.containsKey(attribute) ? null : entries.get(attribute);
        return entry != null && isOpen(attribute, entry);
    }

    static boolean isOpen(Attribute attribute, Entry entry) {
        return ValueReader.takesConstant(attribute)
                && entry.value() instanceof Scalar scalar
                && scalar.kind() == Scalar.Kind.TEXT
                && scalar.text().indexOf('{') >= 0;
    }

    /** The text, if a good one is given. */
    Optional<String> text(Attribute attribute) {
        return Optional.ofNullable((String) values.get(attribute));
    }

    /** The values of a list; none if it is not given or faulty. */
    List<?> list(Attribute attribute) {
        return (List<?>) values.getOrDefault(attribute, List.of());
    }

    /** The warnings that are not wanted. */
    Set<ProblemCode> allowed() {
        if (!values.containsKey(Attribute.ALLOW)) {
            return Set.of();
        }
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        for (Object code : list(Attribute.ALLOW)) {
            codes.add((ProblemCode) code);
        }
        return codes;
    }

    List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Object variant : list(Attribute.VARIANTS)) {
            variants.add((Variant) variant);
        }
        return variants;
    }

    Optional<Matrix> matrix() {
        return Optional.ofNullable((Matrix) values.get(Attribute.MATRIX));
    }

    int maxImages() {
        return (Integer) values.getOrDefault(Attribute.MAX_IMAGES, 1);
    }

    int take() {
        return (Integer) values.getOrDefault(Attribute.TAKE, 1);
    }

    /** All six, with the provider's defaults for those not given; they are sent explicitly nevertheless. */
    ImageAttributes with(String prompt) {
        ImageAttributes.Builder attributes = ImageAttributes.of(prompt).maxImages(maxImages());
        if (values.get(Attribute.ASPECT_RATIO) instanceof AspectRatio ratio) {
            attributes.aspectRatio(ratio);
        }
        if (values.get(Attribute.SIZE) instanceof Size size) {
            attributes.size(size);
        }
        if (values.get(Attribute.OPTIMIZE_PROMPT) instanceof OptimizePrompt optimize) {
            attributes.optimizePrompt(optimize);
        }
        if (values.get(Attribute.WATERMARK) instanceof Boolean watermark) {
            attributes.watermark(watermark);
        }
        return attributes.build();
    }
}
