package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the images of a manifest from its tree, and reports whatever is not as the format wants it. */
final class ManifestCheck {

    private static final List<String> KNOWN_KEYS = List.of("version", "defaults", "images");
    private static final String EXAMPLE = "an image is written as its name, a colon, and below it, indented, prompt: …";

    private final Problems problems;
    private final AttributeReader attributes;

    ManifestCheck(Problems problems) {
        this.problems = problems;
        this.attributes = new AttributeReader(problems);
    }

    /** The images of the document; only to be used if no problem was added. */
    List<ImageSpec> images(Node root) {
        if (!(root instanceof Mapping document)) {
            if (!isUnusable(root)) {
                problems.add(
                        root.location(),
                        ProblemCode.WRONG_TYPE,
                        "the manifest is " + ProblemText.described(root)
                                + ", but must be a mapping with the keys version, defaults and images");
            }
            return List.of();
        }
        Map<String, Entry> top = withMerges(document);
        for (Entry entry : top.values()) {
            checkKnown(entry);
        }
        checkVersion(document, Optional.ofNullable(top.get("version")));
        Entry given = top.get("defaults");
        AttributeValues defaults = given == null ? new AttributeValues() : defaults(given);
        return images(document, Optional.ofNullable(top.get("images")), defaults);
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
                            + " is no key of a manifest; known are version, defaults and images, and keys of your own"
                            + " that begin with x-" + ProblemText.nearest(entry.key(), KNOWN_KEYS));
        }
    }

    private void checkVersion(Mapping document, Optional<Entry> version) {
        if (version.isEmpty()) {
            problems.add(
                    document.location(),
                    ProblemCode.MISSING_VERSION,
                    "version is missing: begin the file with version: 1");
        } else if (!isUnusable(version.get().value())
                && !(version.get().value() instanceof Scalar scalar
                        && scalar.kind() == Scalar.Kind.INTEGER
                        && ValueReader.number(scalar.text()) == 1)) {
            problems.add(
                    version.get().value().location(),
                    ProblemCode.UNSUPPORTED_VERSION,
                    "version is " + ProblemText.described(version.get().value())
                            + ", but this plugin reads only 1: write version: 1");
        }
    }

    private AttributeValues defaults(Entry entry) {
        if (entry.value() instanceof Mapping mapping) {
            return attributes.read(entry, mapping);
        }
        reportNoMapping(entry, "defaults", "attributes: indent them below it, or remove the key");
        return new AttributeValues();
    }

    private List<ImageSpec> images(Mapping document, Optional<Entry> entry, AttributeValues defaults) {
        if (entry.isEmpty()) {
            problems.add(document.location(), ProblemCode.NO_IMAGES, "images is missing: add it; " + EXAMPLE);
            return List.of();
        }
        if (!(entry.get().value() instanceof Mapping mapping)) {
            if (isNull(entry.get().value())) {
                reportNoImages(entry.get());
            } else {
                reportNoMapping(entry.get(), "images", "names: " + EXAMPLE);
            }
            return List.of();
        }
        Map<String, Entry> all = withMerges(mapping);
        if (all.isEmpty() && !mapping.mergesUnknown()) {
            reportNoImages(entry.get());
        }
        List<ImageSpec> images = new ArrayList<>();
        OutputNames names = new OutputNames(problems);
        for (Entry image : all.values()) {
            AttributeValues values = values(image, defaults);
            if (checkName(image)) {
                names.add(image.key(), image.place(), values.maxImages());
                addTo(images, image, values);
            }
        }
        for (Entry repeated : mapping.repeated()) {
            values(repeated, defaults);
        }
        names.check();
        return images;
    }

    private void addTo(List<ImageSpec> images, Entry image, AttributeValues values) {
        Optional<String> prompt = values.prompt();
        if (prompt.isPresent() && attributes.canAfford(prompt.get().length(), image.place())) {
            Origin origin = new Origin(problems.file(), image.place(), values.locations(), "");
            images.add(ImageSpec.named(image.key(), values.with(prompt.get()), origin)
                    .take(values.take())
                    .build());
        }
    }

    private boolean checkName(Entry image) {
        Optional<String> fault = ImageName.fault(image.key());
        if (fault.isPresent()) {
            String message = "the name " + ProblemText.quoted(image.key()) + " " + fault.get();
            problems.add(image.place(), ProblemCode.BAD_NAME, message);
        }
        return fault.isEmpty();
    }

    private void reportNoImages(Entry images) {
        problems.add(images.place(), ProblemCode.NO_IMAGES, "images holds no image: " + EXAMPLE);
    }

    /** What the image gives and inherits. */
    private AttributeValues values(Entry image, AttributeValues defaults) {
        AttributeValues values = new AttributeValues();
        if (image.value() instanceof Mapping mapping) {
            values = attributes.read(image, mapping);
            values.inherit(defaults);
            if (!values.has(Attribute.PROMPT) && !mapping.mergesUnknown()) {
                problems.add(
                        image.place(),
                        ProblemCode.MISSING_PROMPT,
                        ProblemText.quoted(image.key())
                                + " has no prompt, and the defaults have none: add prompt: … below it");
            }
        } else {
            reportNoMapping(image, ProblemText.quoted(image.key()), "attributes: indent prompt: … below the name");
        }
        return values;
    }

    private void reportNoMapping(Entry entry, String subject, String advice) {
        if (isNull(entry.value())) {
            problems.add(
                    entry.place(), ProblemCode.NO_VALUE, subject + " has no value, but must be a mapping of " + advice);
        } else if (!isUnusable(entry.value())) {
            problems.add(
                    entry.value().location(),
                    ProblemCode.WRONG_TYPE,
                    subject + " is " + ProblemText.described(entry.value()) + ", but must be a mapping of " + advice);
        }
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
    }

    private static boolean isUnusable(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.UNUSABLE;
    }
}
