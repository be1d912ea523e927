package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Matrix.Combination;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the images of one entry: one, or one for each combination of its matrix. */
final class ImageReader {

    private static final int MOST_IMAGES = 1_000;
    /** A matrix with more combinations is not even unfolded, for it would fill any memory. */
    private static final long MOST_COMBINATIONS = 100_000;
    /** What a picture costs by the provider's documentation. */
    private static final BigDecimal DOCUMENTED_PRICE = new BigDecimal("0.035");

    private static final Attribute[] CONSTANTS = {Attribute.ASPECT_RATIO, Attribute.SIZE, Attribute.OPTIMIZE_PROMPT};

    private final Problems problems;
    private final AttributeReader attributes;
    private final InheritedValues inherited;
    private final ImageTexts texts;
    private final OutputNames names;

    ImageReader(AttributeReader attributes, InheritedValues inherited, ImageTexts texts, OutputNames names) {
        this.problems = texts.problems();
        this.attributes = attributes;
        this.inherited = inherited;
        this.texts = texts;
        this.names = names;
    }

    /** For entries whose names are taken already, by the entry that they repeat. */
    ImageReader ofRepeated() {
        return new ImageReader(attributes, inherited, texts, new OutputNames());
    }

    /** The images that are free of mistakes; problems are added for the others. */
    List<CheckedImage> read(Entry image) {
        if (!(image.value() instanceof Mapping mapping)) {
            MappingProblem.report(
                    problems, image, ProblemText.quoted(image.key()), "attributes: indent prompt: … below the name");
            Optional<String> unused = claim(image, Combination.NONE, 1);
            return List.of();
        }
        AttributeValues own = attributes.read(image, mapping);
        if (!own.has(Attribute.MATRIX)) {
            Optional<CheckedImage> one = one(image, mapping, own, Combination.NONE);
            return one.isPresent() ? List.of(one.get()) : List.of();
        }
        List<CheckedImage> images = new ArrayList<>();
        for (Combination combination :
                own.matrix().map(matrix -> combinations(matrix, own)).orElse(List.of())) {
            one(image, mapping, own.copy(), combination).ifPresent(images::add);
        }
        checkNames(images, image);
        return images;
    }

    private List<Combination> combinations(Matrix matrix, AttributeValues own) {
        long size = matrix.size();
        List<Combination> combinations = size > MOST_COMBINATIONS ? List.of() : matrix.combinations();
        if (size <= MOST_COMBINATIONS && combinations.isEmpty()) {
            problems.add(
                    matrix.location(),
                    ProblemCode.EMPTY_MATRIX,
                    "exclude leaves no combination of this matrix: remove it");
        }
        long count = size > MOST_COMBINATIONS ? size : combinations.size();
        if (count <= MOST_IMAGES) {
            return combinations;
        }
        AttributeValues first = own.copy();
        inherited.addTo(first, matrix.first());
        BigDecimal cost = DOCUMENTED_PRICE.multiply(BigDecimal.valueOf(count * first.maxImages()));
        problems.add(
                matrix.location(),
                ProblemCode.TOO_MANY_IMAGES,
                "this matrix makes " + count + " images, but at most " + MOST_IMAGES + " are allowed; they would cost "
                        + cost.toPlainString() + " credits at " + DOCUMENTED_PRICE
                        + " a picture: remove labels, or split the entry");
        return List.of();
    }

    private Optional<CheckedImage> one(Entry image, Mapping mapping, AttributeValues values, Combination combination) {
        inherited.addTo(values, combination);
        for (Attribute constant : CONSTANTS) {
            if (values.isOpen(constant)) {
                texts.resolve(constant, values, combination);
            }
        }
        if (!values.hasPrompt()) {
            if (!mapping.mergesUnknown()) {
                reportNoPrompt(image, combination);
            }
            Optional<String> unused = claim(image, combination, values.maxImages());
            return Optional.empty();
        }
        Optional<String> prompt = texts.prompt(values, combination);
        Optional<String> alt = texts.text(Attribute.ALT, values, combination);
        Optional<String> caption = texts.text(Attribute.CAPTION, values, combination);
        List<Integer> pick = pick(values, combination);
        Optional<String> name = claim(image, combination, pick.isEmpty() ? values.maxImages() : pick.size());
        if (name.isEmpty()
                || prompt.isEmpty()
                || !attributes.canAfford(prompt.get().length(), image.place())) {
            return Optional.empty();
        }
        Origin origin = new Origin(problems.file(), image.place(), values.locations(), combination.shown());
        ImageSpec spec = ImageSpec.named(name.get(), values.with(prompt.get()), origin)
                .take(values.take())
                .alt(alt)
                .caption(caption)
                .variants(values.variants())
                .pick(pick)
                .build();
        return Optional.of(new CheckedImage(
                spec,
                problems,
                values.allowed(),
                texts.promptPlace(values, combination),
                !combination.labels().isEmpty()));
    }

    private void reportNoPrompt(Entry image, Combination combination) {
        problems.add(
                image.place(),
                ProblemCode.MISSING_PROMPT,
                ProblemText.quoted(image.key())
                        + " has no prompt, and neither have the defaults: add prompt: … below it" + combination.user());
    }

    /** The name, for these many files; empty, with a problem, if it is a bad one. */
    private Optional<String> claim(Entry image, Combination combination, int published) {
        Optional<String> name = name(image, combination);
        if (name.isPresent()) {
            names.add(name.get(), image.place(), published, problems);
        }
        return name;
    }

    private Optional<String> name(Entry image, Combination combination) {
        Optional<String> name = texts.name(image.key(), image.place(), combination);
        Optional<String> fault = name.isPresent() ? ImageName.fault(name.get()) : Optional.empty();
        if (fault.isPresent()) {
            String braces = combination.labels().isEmpty() && image.key().indexOf('{') >= 0
                    ? "; braces need a matrix below the name"
                    : "";
            problems.add(
                    image.place(),
                    ProblemCode.BAD_NAME,
                    "the name " + ProblemText.quoted(name.orElse("")) + " " + fault.get() + braces
                            + combination.user());
        }
        return fault.isPresent() ? Optional.empty() : name;
    }

    private List<Integer> pick(AttributeValues values, Combination combination) {
        List<Integer> good = new ArrayList<>();
        for (Object picked : values.list(Attribute.PICK)) {
            if ((Integer) picked <= values.maxImages()) {
                good.add((Integer) picked);
                continue;
            }
            problems.add(
                    values.location(Attribute.PICK),
                    ProblemCode.OUT_OF_RANGE,
                    "pick is " + picked + ", but max_images is " + values.maxImages() + ": pick numbers from 1 to "
                            + values.maxImages() + combination.user());
        }
        return good;
    }

    /** Two combinations of one name would write one file. */
    private void checkNames(List<CheckedImage> images, Entry image) {
        Map<String, CheckedImage> byName = new HashMap<>();
        for (CheckedImage made : images) {
            CheckedImage earlier = byName.putIfAbsent(made.spec().name().toLowerCase(Locale.ROOT), made);
            if (earlier != null) {
                problems.add(image.place(), ProblemCode.NAME_COLLISION, collision(earlier.spec(), made.spec()));
                return;
            }
        }
    }

    private static String collision(ImageSpec earlier, ImageSpec later) {
        String combinations = "the combinations " + earlier.origin().combination() + " and "
                + later.origin().combination();
        return earlier.name().equals(later.name())
                ? combinations + " are both called " + later.name() + ": put a placeholder for each axis into the name"
                : combinations + " are called " + earlier.name() + " and " + later.name()
                        + ", which not every file system tells apart: rename a label";
    }
}
