package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the images of a manifest from its tree, and reports whatever is not as the format wants it. */
final class ManifestCheck {

    private static final List<String> KNOWN_KEYS = List.of("version", "properties", "defaults", "presets", "images");
    private static final String EXAMPLE = "an image is written as its name, a colon, and below it, indented, prompt: …";

    private final Problems problems;
    private final ManifestRules rules;
    private final OutputNames names;
    private final PromptFiles files;
    private boolean usesProperties;

    /** The names are those of all manifests that are read together. */
    ManifestCheck(Problems problems, ManifestRules rules, OutputNames names) {
        this.problems = problems;
        this.rules = rules;
        this.names = names;
        this.files = new PromptFiles(problems);
    }

    /** The files that its prompts come from. */
    Iterable<Path> promptFiles() {
        return files.files();
    }

    /** Whether the document that was read says {@code properties: true}. */
    boolean usesProperties() {
        return usesProperties;
    }

    /** The images of the document that are free of mistakes. */
    List<CheckedImage> images(Node root) {
        if (!(root instanceof Mapping document)) {
            if (!MappingProblem.isUnusable(root)) {
                problems.add(
                        root.location(),
                        ProblemCode.WRONG_TYPE,
                        "the manifest is " + ProblemText.described(root)
                                + ", but must be a mapping with the keys version and images");
            }
            return List.of();
        }
        Map<String, Entry> top = withMerges(document);
        for (Entry entry : top.values()) {
            checkKnown(entry);
        }
        checkVersion(document, Optional.ofNullable(top.get("version")));
        usesProperties = usesProperties(top);
        Placeholders placeholders = new Placeholders(rules.properties(), usesProperties);
        AttributeReader attributes = new AttributeReader(problems, rules.formats());
        InheritedValues inherited = new InheritedValues(problems, attributes, placeholders);
        Entry presets = top.get("presets");
        if (presets != null) {
            inherited.readPresets(presets);
        }
        Entry defaults = top.get("defaults");
        if (defaults != null) {
            inherited.readDefaults(defaults);
        }
        ImageTexts texts = new ImageTexts(problems, attributes, placeholders, files);
        ImageReader reader = new ImageReader(attributes, inherited, texts, names);
        return images(document, Optional.ofNullable(top.get("images")), reader);
    }

    private boolean usesProperties(Map<String, Entry> top) {
        Entry entry = top.get("properties");
        if (entry == null) {
            return false;
        }
        ValueProblem problem = new ValueProblem(problems, entry, "");
        return ScalarReader.scalar(entry, "true or false", problem)
                .flatMap(scalar -> ScalarReader.truth(scalar, problem))
                .orElse(false);
    }

    /** The entries of the mapping and those it merges; the first of a name wins. Each mapping is looked at once. */
    private static Map<String, Entry> withMerges(Mapping mapping) {
        if (mapping.merges().isEmpty()) {
            return mapping.entries();
        }
        Map<String, Entry> all = new LinkedHashMap<>();
        collect(mapping, all, new HashSet<>());
        return all;
    }

    private static void collect(Mapping mapping, Map<String, Entry> all, Set<Mapping> seen) {
        if (seen.add(mapping)) {
            mapping.entries().forEach(all::putIfAbsent);
            for (Entry merge : mapping.merges()) {
                collect((Mapping) merge.value(), all, seen);
            }
        }
    }

    private void checkKnown(Entry entry) {
        if (!KNOWN_KEYS.contains(entry.key()) && !entry.key().startsWith("x-")) {
            problems.add(
                    entry.place(),
                    ProblemCode.UNKNOWN_KEY,
                    ProblemText.quoted(entry.key())
                            + " is not a key of a manifest; use " + ProblemText.anyOf(KNOWN_KEYS)
                            + ", or a key of your own that begins with x-"
                            + ProblemText.nearest(entry.key(), KNOWN_KEYS));
        }
    }

    private void checkVersion(Mapping document, Optional<Entry> version) {
        if (version.isEmpty()) {
            problems.add(
                    document.location(),
                    ProblemCode.MISSING_VERSION,
                    "version is missing: begin the file with version: 1");
        } else if (!MappingProblem.isUnusable(version.get().value())
                && !(version.get().value() instanceof Scalar scalar
                        && scalar.kind() == Scalar.Kind.INTEGER
                        && ScalarReader.number(scalar.text()) == 1)) {
            problems.add(
                    version.get().value().location(),
                    ProblemCode.UNSUPPORTED_VERSION,
                    "version is " + ProblemText.described(version.get().value())
                            + ", but this plugin reads only 1: write version: 1");
        }
    }

    private List<CheckedImage> images(Mapping document, Optional<Entry> entry, ImageReader reader) {
        if (entry.isEmpty()) {
            problems.add(document.location(), ProblemCode.NO_IMAGES, "images is missing: add it; " + EXAMPLE);
            return List.of();
        }
        if (!(entry.get().value() instanceof Mapping mapping)) {
            if (entry.get().value() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL) {
                reportNoImages(entry.get());
            } else {
                MappingProblem.report(problems, entry.get(), "images", "names: " + EXAMPLE);
            }
            return List.of();
        }
        Map<String, Entry> all = withMerges(mapping);
        if (all.isEmpty() && !mapping.mergesUnknown()) {
            reportNoImages(entry.get());
        }
        List<CheckedImage> images = new ArrayList<>();
        for (Entry image : all.values()) {
            images.addAll(reader.read(image));
        }
        for (Entry repeated : mapping.repeated()) {
            List<CheckedImage> unused = reader.ofRepeated().read(repeated);
        }
        return images;
    }

    private void reportNoImages(Entry images) {
        problems.add(images.place(), ProblemCode.NO_IMAGES, "images has no image: " + EXAMPLE);
    }
}
