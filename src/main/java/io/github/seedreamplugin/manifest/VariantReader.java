package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the variants of an image. */
final class VariantReader {

    private static final int MOST_VARIANTS = 50;
    private static final String LEGAL = "a list of variants, each with a width: [{ width: 640 }, { width: 1280 }]";
    private static final List<String> KEYS = List.of("width", "height", "focus", "format", "quality");
    private static final String PIXELS = "a whole number from 1 to " + Variant.MOST_PIXELS;
    private static final Map<String, Focus> FOCUS = new LinkedHashMap<>();
    private static final Map<String, VariantFormat> FORMATS = new LinkedHashMap<>();

    static {
        for (Focus focus : Focus.values()) {
            FOCUS.put(focus.value(), focus);
        }
        for (VariantFormat format : VariantFormat.values()) {
            FORMATS.put(format.value(), format);
        }
    }

    private final Problems problems;
    private final Set<VariantFormat> writable;
    private final Map<String, Location> files = new HashMap<>();

    /** @param writable the formats that may be asked for */
    VariantReader(Problems problems, Set<VariantFormat> writable) {
        this.problems = problems;
        this.writable = writable;
    }

    Optional<List<Variant>> read(Entry entry, ValueProblem problem) {
        if (!(entry.value() instanceof Sequence sequence)) {
            return ScalarReader.scalar(entry, LEGAL, problem).flatMap(scalar -> problem.wrongType(LEGAL));
        }
        if (sequence.items().size() > MOST_VARIANTS) {
            return problem.add(
                    ProblemCode.OUT_OF_RANGE,
                    "variants lists " + sequence.items().size() + " of them, but at most " + MOST_VARIANTS
                            + " are allowed");
        }
        List<Variant> variants = new ArrayList<>();
        for (Entry item : sequence.items()) {
            Entry named = new Entry("variant", item.place(), item.value(), item.isAlias());
            variant(named, problem.user()).ifPresent(variants::add);
        }
        return variants.size() == sequence.items().size() ? Optional.of(variants) : Optional.empty();
    }

    private Optional<Variant> variant(Entry item, String user) {
        ValueProblem problem = new ValueProblem(problems, item, user);
        if (!(item.value() instanceof Mapping mapping)) {
            return ScalarReader.scalar(item, "a mapping such as { width: 640 }", problem)
                    .flatMap(scalar -> problem.wrongType("a mapping such as { width: 640 }"));
        }
        boolean isKnown = hasOnlyKnownKeys(item, mapping, user);
        Fields fields = new Fields(mapping, user);
        Optional<Integer> width = fields.number("width", Variant.MOST_PIXELS, PIXELS);
        if (!mapping.entries().containsKey("width")) {
            Optional<Variant> unused =
                    problem.add(ProblemCode.NO_VALUE, "this variant has no width: add one, such as width: 640");
        }
        Optional<Integer> height = fields.number("height", Variant.MOST_PIXELS, PIXELS);
        Optional<Integer> quality =
                fields.number("quality", Variant.MOST_QUALITY, "a whole number from 1 to " + Variant.MOST_QUALITY);
        Optional<Focus> focus = fields.constant("focus", FOCUS).map(Focus.class::cast);
        Optional<VariantFormat> format = fields.constant("format", FORMATS)
                .map(VariantFormat.class::cast)
                .filter(fields::canBeWritten);
        if (!isKnown || !fields.areGood || width.isEmpty()) {
            return Optional.empty();
        }
        if (focus.isPresent() && height.isEmpty()) {
            return problem.add(
                    ProblemCode.NO_VALUE,
                    "this variant has a focus, but no height to crop to: add height or remove focus");
        }
        return unique(new Variant(width.get(), height, focus.orElse(Focus.CENTER), format, quality), problem);
    }

    private boolean hasOnlyKnownKeys(Entry item, Mapping mapping, String user) {
        boolean isKnown = mapping.merges().isEmpty() && !mapping.mergesUnknown();
        if (!isKnown) {
            problems.add(item.place(), ProblemCode.NOT_ALLOWED_HERE, "a variant cannot merge another: write it out");
        }
        for (Entry entry : mapping.entries().values()) {
            if (!KEYS.contains(entry.key())) {
                isKnown = false;
                problems.add(
                        entry.place(),
                        ProblemCode.UNKNOWN_ATTRIBUTE,
                        ProblemText.quoted(entry.key()) + " is not an attribute of a variant; use "
                                + ProblemText.anyOf(KEYS) + ProblemText.nearest(entry.key(), KEYS) + user);
            }
        }
        return isKnown;
    }

    /** Today's pictures are JPEGs, so that a variant without a format is one too. */
    private Optional<Variant> unique(Variant variant, ValueProblem problem) {
        String file = variant.size() + "."
                + variant.format().orElse(VariantFormat.JPG).value();
        Location earlier = files.putIfAbsent(file, problem.location());
        return earlier == null
                ? Optional.of(variant)
                : problem.add(
                        ProblemCode.DUPLICATE_VALUE,
                        "this variant and the one on line " + earlier.line() + " would both write NAME@" + file
                                + ": remove one");
    }

    /** The values of one variant. */
    private final class Fields {
        private final Mapping mapping;
        private final String user;
        private boolean areGood = true;

        Fields(Mapping mapping, String user) {
            this.mapping = mapping;
            this.user = user;
        }

        Optional<Integer> number(String key, int most, String legal) {
            Entry entry = mapping.entries().get(key);
            if (entry == null) {
                return Optional.empty();
            }
            ValueProblem problem = new ValueProblem(problems, entry, user);
            return noted(ScalarReader.scalar(entry, legal, problem)
                    .flatMap(scalar -> ScalarReader.integer(scalar, most, legal, problem)));
        }

        Optional<?> constant(String key, Map<String, ?> constants) {
            Entry entry = mapping.entries().get(key);
            if (entry == null) {
                return Optional.empty();
            }
            ValueProblem problem = new ValueProblem(problems, entry, user);
            return noted(ScalarReader.scalar(entry, ProblemText.anyOf(constants.keySet()), problem)
                    .flatMap(scalar -> ScalarReader.constant(constants, scalar, problem)));
        }

        boolean canBeWritten(VariantFormat format) {
            if (!writable.contains(format)) {
                String program = format == VariantFormat.WEBP ? "cwebp" : "avifenc";
                problems.add(
                        Objects.requireNonNull(mapping.entries().get("format"))
                                .value()
                                .location(),
                        ProblemCode.NO_ENCODER,
                        "format is " + format.value() + ", which takes the program " + program
                                + ", and none is named: install it and name it with -Dseedream." + program + "="
                                + program
                                + ", or use jpg or png" + user);
                areGood = false;
            }
            return writable.contains(format);
        }

        private <T> Optional<T> noted(Optional<T> value) {
            areGood &= value.isPresent();
            return value;
        }
    }
}
