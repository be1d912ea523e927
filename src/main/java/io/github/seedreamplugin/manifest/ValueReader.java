package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the value of an attribute, or says what is wrong with it. */
final class ValueReader {

    private static final List<String> TRUTHS = List.of("true", "false");
    /** A number of more digits is out of every range. */
    private static final int MOST_DIGITS = 18;

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

    ValueReader(Problems problems) {
        this.problems = problems;
    }

    /** The good value of the attribute: a text, a constant, a number or a truth value as its record wants it. */
    Optional<?> read(Attribute attribute, Entry entry, String user) {
        ValueProblem complaint = new ValueProblem(problems, entry, user);
        if (!(entry.value() instanceof Scalar scalar)) {
            return complaint.wrongType(legal(attribute));
        }
        if (scalar.kind() == Scalar.Kind.UNUSABLE) {
            return Optional.empty();
        }
        if (scalar.kind() == Scalar.Kind.NULL) {
            return complaint.noValue(legal(attribute));
        }
        return switch (attribute) {
            case PROMPT -> prompt(scalar, complaint);
            case ASPECT_RATIO -> constant(ASPECT_RATIOS, scalar, complaint);
            case SIZE -> constant(SIZES, scalar, complaint);
            case OPTIMIZE_PROMPT -> constant(OPTIMIZE_PROMPTS, scalar, complaint);
            case MAX_IMAGES -> integer(scalar, ImageAttributes.MOST_IMAGES, attribute, complaint);
            case TAKE -> integer(scalar, Integer.MAX_VALUE, attribute, complaint);
            case WATERMARK -> truth(scalar, complaint);
        };
    }

    /** What the attribute takes, in words. */
    static String legal(Attribute attribute) {
        return switch (attribute) {
            case PROMPT -> "a text that is not blank";
            case ASPECT_RATIO -> ProblemText.anyOf(ASPECT_RATIOS.keySet());
            case SIZE -> ProblemText.anyOf(SIZES.keySet());
            case OPTIMIZE_PROMPT -> ProblemText.anyOf(OPTIMIZE_PROMPTS.keySet());
            case MAX_IMAGES -> "a whole number from 1 to " + ImageAttributes.MOST_IMAGES;
            case TAKE -> "a whole number from 1";
            case WATERMARK -> "true or false";
        };
    }

    private static Optional<String> prompt(Scalar scalar, ValueProblem complaint) {
        if (scalar.kind() != Scalar.Kind.TEXT) {
            return complaint.wrongType("a text: write it in quotes, \"" + scalar.text() + "\"");
        }
        String text = scalar.text();
        if (text.isBlank()) {
            return complaint.add(ProblemCode.BLANK_PROMPT, "prompt is blank: say what the picture shall show");
        }
        int bad = controlCharacter(text);
        if (bad >= 0) {
            String shown = String.format(Locale.ROOT, "U+%04X", (int) text.charAt(bad));
            return complaint.add(
                    ProblemCode.CONTROL_CHARACTER,
                    "prompt holds the character " + shown + ", but only text, line breaks and tabs may be sent");
        }
        return Optional.of(text);
    }

    /** The index of the first character that no prompt can mean, or -1: controls, and halves of surrogate pairs. */
    private static int controlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static Optional<?> constant(Map<String, ?> constants, Scalar scalar, ValueProblem complaint) {
        Object constant = constants.get(scalar.text());
        if (constant != null) {
            return Optional.of(constant);
        }
        Set<String> legal = constants.keySet();
        String ratio = scalar.text().strip().replace('x', ':').replace('/', ':');
        return complaint.add(
                ProblemCode.NOT_ALLOWED,
                complaint.key() + " is " + ProblemText.quoted(scalar.text()) + ", but must be "
                        + ProblemText.anyOf(legal)
                        + ProblemText.nearest(legal.contains(ratio) ? ratio : scalar.text(), legal));
    }

    private static Optional<Integer> integer(Scalar scalar, int most, Attribute attribute, ValueProblem complaint) {
        if (scalar.kind() == Scalar.Kind.INTEGER) {
            long number = number(scalar.text());
            return number >= 1 && number <= most
                    ? Optional.of((int) number)
                    : complaint.add(
                            ProblemCode.OUT_OF_RANGE,
                            complaint.key() + " is " + complaint.shown() + ", but must be " + legal(attribute));
        }
        String text = scalar.text();
        if (scalar.kind() == Scalar.Kind.TEXT && isWhole(text, most)) {
            return complaint.wrongType(legal(attribute) + ": write " + text + " without quotes");
        }
        if (scalar.kind() == Scalar.Kind.DECIMAL && text.matches("[0-9]{1,9}\\.0*")) {
            return complaint.wrongType(legal(attribute) + ": write " + text.substring(0, text.indexOf('.')));
        }
        return complaint.wrongType(legal(attribute));
    }

    private static boolean isWhole(String text, int most) {
        return text.matches("[1-9][0-9]{0,9}") && number(text) <= most;
    }

    /** The value of a whole number of YAML's core schema; one too large to tell counts as 0, which no range has. */
    static long number(String text) {
        int radix = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
        String digits = radix == 10 ? text : text.substring(2);
        if (digits.length() > MOST_DIGITS && digits.charAt(0) == '0') {
            digits = digits.replaceFirst("^0+(?=.)", "");
        }
        return digits.length() > MOST_DIGITS || (radix == 16 && digits.length() > 15)
                ? 0
                : Long.parseLong(digits, radix);
    }

    private static Optional<Boolean> truth(Scalar scalar, ValueProblem complaint) {
        if (scalar.kind() == Scalar.Kind.BOOLEAN) {
            return Optional.of(scalar.text().equalsIgnoreCase("true"));
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        if (TRUTHS.contains(text)) {
            return complaint.wrongType("true or false: write " + text + " without quotes");
        }
        String meant =
                switch (text) {
                    case "yes", "on", "y", "1" -> "; did you mean true?";
                    case "no", "off", "n", "0" -> "; did you mean false?";
                    default -> ProblemText.nearest(text, TRUTHS);
                };
        return complaint.wrongType("true or false" + meant);
    }
}
