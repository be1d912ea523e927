package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a single text, number or truth value, or says what is wrong with it. */
final class ScalarReader {

    private static final List<String> TRUTHS = List.of("true", "false");
    /** A number of more digits is out of every range. */
    private static final int MOST_DIGITS = 18;

    private ScalarReader() {}

    /** Whether a single value stands there; to be asked first where it costs time to say what is legal. */
    static boolean hasValue(Entry entry) {
        return entry.value() instanceof Scalar scalar
                && scalar.kind() != Scalar.Kind.UNUSABLE
                && scalar.kind() != Scalar.Kind.NULL;
    }

    /** The scalar that stands there; empty, with a problem that says what is legal, if it is none or has no value. */
    static Optional<Scalar> scalar(Entry entry, String legal, ValueProblem problem) {
        if (!(entry.value() instanceof Scalar scalar)) {
            return problem.wrongType(legal);
        }
        return switch (scalar.kind()) {
            case UNUSABLE -> Optional.empty();
            case NULL -> problem.noValue(legal);
            default -> Optional.of(scalar);
        };
    }

    /** A text that may be sent to the provider or shown to people; it may be empty. */
    static Optional<String> text(Scalar scalar, ValueProblem problem) {
        if (scalar.kind() != Scalar.Kind.TEXT) {
            return problem.wrongType("a text: write it in quotes, \"" + scalar.text() + "\"");
        }
        String text = scalar.text();
        if (ApiKeyForm.isIn(text)) {
            return problem.add(ProblemCode.API_KEY, ApiKeyForm.MESSAGE);
        }
        int bad = controlCharacter(text);
        if (bad >= 0) {
            String shown = shown(text.charAt(bad));
            return problem.add(
                    ProblemCode.CONTROL_CHARACTER,
                    problem.key() + " contains the character " + shown
                            + ", but only text, line breaks and tabs are allowed: remove it");
        }
        return Optional.of(text);
    }

    /** The character by its number in Unicode. */
    static String shown(char c) {
        return String.format(Locale.ROOT, "U+%04X", (int) c);
    }

    /** The index of the first character that no prompt can mean, or -1: controls, and halves of surrogate pairs. */
    static int controlCharacter(String text) {
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

    /** One of these constants by its spelling. */
    static Optional<?> constant(Map<String, ?> constants, Scalar scalar, ValueProblem problem) {
        Object constant = constants.get(scalar.text());
        if (constant != null) {
            return Optional.of(constant);
        }
        Set<String> legal = constants.keySet();
        String ratio = scalar.text().strip().replace('x', ':').replace('/', ':');
        return problem.add(
                ProblemCode.NOT_ALLOWED,
                problem.key() + " is " + ProblemText.quoted(scalar.text()) + ", but must be "
                        + ProblemText.anyOf(legal)
                        + ProblemText.nearest(legal.contains(ratio) ? ratio : scalar.text(), legal));
    }

    /** A whole number from 1 to the most. */
    static Optional<Integer> integer(Scalar scalar, int most, String legal, ValueProblem problem) {
        if (scalar.kind() == Scalar.Kind.INTEGER) {
            long number = number(scalar.text());
            return number >= 1 && number <= most
                    ? Optional.of((int) number)
                    : problem.add(
                            ProblemCode.OUT_OF_RANGE,
                            problem.key() + " is " + problem.shown() + ", but must be " + legal);
        }
        String text = scalar.text();
        if (scalar.kind() == Scalar.Kind.TEXT && isWhole(text, most)) {
            return problem.wrongType(legal + ": write " + text + " without quotes");
        }
        if (scalar.kind() == Scalar.Kind.DECIMAL && text.matches("[0-9]{1,9}\\.0*")) {
            return problem.wrongType(legal + ": write " + text.substring(0, text.indexOf('.')));
        }
        return problem.wrongType(legal);
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

    /** True or false, as YAML 1.2 spells them. */
    static Optional<Boolean> truth(Scalar scalar, ValueProblem problem) {
        if (scalar.kind() == Scalar.Kind.BOOLEAN) {
            return Optional.of(scalar.text().equalsIgnoreCase("true"));
        }
        String text = scalar.text().toLowerCase(Locale.ROOT);
        if (TRUTHS.contains(text)) {
            return problem.wrongType("true or false: write " + text + " without quotes");
        }
        String meant =
                switch (text) {
                    case "yes", "on", "y", "1" -> "; did you mean true?";
                    case "no", "off", "n", "0" -> "; did you mean false?";
                    default -> ProblemText.nearest(text, TRUTHS);
                };
        return problem.wrongType("true or false" + meant);
    }
}
