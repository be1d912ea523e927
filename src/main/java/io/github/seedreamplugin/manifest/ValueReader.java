package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the value of an attribute, or says what is wrong with it. */
final class ValueReader {

    private static final String NUMBER_OF_IMAGES = "a whole number from 1 to " + ImageAttributes.MOST_IMAGES;
    private static final String NUMBER_OF_TAKE = "a whole number from 1";

    private static final Map<String, AspectRatio> ASPECT_RATIOS = new LinkedHashMap<>();
    private static final Map<String, Size> SIZES = new LinkedHashMap<>();
    private static final Map<String, OptimizePrompt> OPTIMIZE_PROMPTS = new LinkedHashMap<>();

    static {
        for (AspectRatio ratio : AspectRatio.values()) {
            ASPECT_RATIOS.put(ratio.value(), ratio);
        }
        for (Size size : Size.values()) {
            SIZES.put(size.value(), size);
        }
        for (OptimizePrompt mode : OptimizePrompt.values()) {
            OPTIMIZE_PROMPTS.put(mode.value(), mode);
        }
    }

    private final Problems problems;
    private final Set<VariantFormat> formats;
    private final ListReader lists;

    /** @param formats what variants may ask for */
    ValueReader(Problems problems, Set<VariantFormat> formats) {
        this.problems = problems;
        this.formats = formats;
        this.lists = new ListReader(problems);
    }

    /** The good value of the attribute: a text, a constant, a number, a truth value or a list as its record wants it. */
    Optional<?> read(Attribute attribute, Entry entry, String user) {
        ValueProblem problem = new ValueProblem(problems, entry, user);
        return switch (attribute) {
            case USE -> lists.names(entry, problem);
            case ALLOW -> lists.codes(entry, problem);
            case PICK -> lists.numbers(entry, problem);
            case VARIANTS -> new VariantReader(problems, formats).read(entry, problem);
            case MATRIX -> new MatrixReader(problems).read(entry, problem);
            default ->
                ScalarReader.hasValue(entry)
                        ? value(attribute, (Scalar) entry.value(), problem)
                        : ScalarReader.scalar(entry, legal(attribute), problem);
        };
    }

    private static Optional<?> value(Attribute attribute, Scalar scalar, ValueProblem problem) {
        return switch (attribute) {
            case PROMPT -> prompt(scalar, problem);
            case ASPECT_RATIO -> ScalarReader.constant(ASPECT_RATIOS, scalar, problem);
            case SIZE -> ScalarReader.constant(SIZES, scalar, problem);
            case OPTIMIZE_PROMPT -> ScalarReader.constant(OPTIMIZE_PROMPTS, scalar, problem);
            case MAX_IMAGES -> ScalarReader.integer(scalar, ImageAttributes.MOST_IMAGES, NUMBER_OF_IMAGES, problem);
            case TAKE -> ScalarReader.integer(scalar, Integer.MAX_VALUE, NUMBER_OF_TAKE, problem);
            case WATERMARK -> ScalarReader.truth(scalar, problem);
            case PROMPT_FILE -> file(scalar, problem);
            default -> ScalarReader.text(scalar, problem);
        };
    }

    /** Whether it takes one of a few words, so that a placeholder in it can only be judged once it is replaced. */
    static boolean takesConstant(Attribute attribute) {
        return switch (attribute) {
            case ASPECT_RATIO, SIZE, OPTIMIZE_PROMPT -> true;
            default -> false;
        };
    }

    private static Optional<String> prompt(Scalar scalar, ValueProblem problem) {
        Optional<String> text = ScalarReader.text(scalar, problem);
        return text.isPresent() && text.get().isBlank()
                ? problem.add(ProblemCode.BLANK_PROMPT, "prompt is blank: say what the picture should show")
                : text;
    }

    private static Optional<String> file(Scalar scalar, ValueProblem problem) {
        Optional<String> path = ScalarReader.text(scalar, problem);
        boolean isBad = path.isPresent()
                && (path.get().isBlank()
                        || path.get().startsWith("/")
                        || path.get().indexOf('\\') >= 0);
        return isBad
                ? problem.add(
                        ProblemCode.OUTSIDE_DIRECTORY,
                        "prompt_file " + ProblemText.quoted(path.get())
                                + " must be a path relative to the manifest, with / between folders")
                : path;
    }

    /** What the attribute takes, in words. */
    private static String legal(Attribute attribute) {
        return switch (attribute) {
            case PROMPT -> "a text that is not blank";
            case ASPECT_RATIO -> ProblemText.anyOf(ASPECT_RATIOS.keySet());
            case SIZE -> ProblemText.anyOf(SIZES.keySet());
            case OPTIMIZE_PROMPT -> ProblemText.anyOf(OPTIMIZE_PROMPTS.keySet());
            case MAX_IMAGES -> NUMBER_OF_IMAGES;
            case TAKE -> NUMBER_OF_TAKE;
            case WATERMARK -> "true or false";
            case PROMPT_FILE -> "the path of a text file, relative to the manifest";
            default -> "a text";
        };
    }
}
