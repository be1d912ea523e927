package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Warns of what is allowed and yet rarely meant, since it costs the same as what was meant. */
final class Lint {

    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif");

    /** By prompt, which nearly always tells requests apart. */
    private final Map<String, CheckedImage> byPrompt = new HashMap<>();

    /** Looks at one image, beside those before it. */
    void check(CheckedImage image) {
        checkName(image);
        checkSame(image);
        checkNumber(image);
        ImageSpec spec = image.spec();
        if (spec.attributes().optimizePrompt() == OptimizePrompt.FAST) {
            warn(
                    image,
                    Attribute.OPTIMIZE_PROMPT,
                    ProblemCode.FAST_HAS_NO_EFFECT,
                    "optimize_prompt is fast, but the model's maker says that this model has no fast mode: remove the line");
        }
        PromptLint.check(image);
    }

    private static void warn(CheckedImage image, Attribute attribute, ProblemCode code, String message) {
        if (!image.allowed().contains(code)) {
            image.problems().add(image.spec().origin().of(attribute), code, message + image.user());
        }
    }

    private static void checkName(CheckedImage image) {
        String name = image.spec().name();
        if (name.indexOf('.') < 0 || image.allowed().contains(ProblemCode.NAME_WITH_EXTENSION)) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String extension : EXTENSIONS) {
            if (lower.endsWith(extension)) {
                image.problems()
                        .add(
                                image.spec().location(),
                                ProblemCode.NAME_WITH_EXTENSION,
                                "the name " + name + " ends with " + extension
                                        + ", and the extension of the picture is added" + " to it: remove " + extension
                                        + image.user());
            }
        }
    }

    private void checkSame(CheckedImage image) {
        CheckedImage earlier = byPrompt.putIfAbsent(image.spec().attributes().prompt(), image);
        if (earlier != null
                && earlier.spec().take() == image.spec().take()
                && earlier.spec().attributes().equals(image.spec().attributes())
                && !image.allowed().contains(ProblemCode.SAME_REQUEST)) {
            image.problems()
                    .add(
                            image.spec().location(),
                            ProblemCode.SAME_REQUEST,
                            image.spec().name() + " asks for the same as "
                                    + earlier.spec().name() + place(earlier, image)
                                    + ", so both get the same picture: change the prompt, or add take: 2 for another picture",
                            image.spec().name());
        }
    }

    private static String place(CheckedImage earlier, CheckedImage later) {
        Origin origin = earlier.spec().origin();
        String line = " on line " + origin.location().line();
        return origin.file().equals(later.spec().origin().file())
                ? line
                : line + " of " + origin.file().getFileName();
    }

    private static void checkNumber(CheckedImage image) {
        ImageAttributes attributes = image.spec().attributes();
        if (attributes.maxImages() > 1 && attributes.size() == Size.THREE_K) {
            warn(
                    image,
                    Attribute.MAX_IMAGES,
                    ProblemCode.SEVERAL_AT_3K,
                    "this asks for " + attributes.maxImages()
                            + " pictures at 3K, but the provider advises to explore at 2K: use size: 2K, or max_images: 1");
        }
    }
}
