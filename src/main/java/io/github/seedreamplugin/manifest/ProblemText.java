package io.github.seedreamplugin.manifest;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How messages show what a file holds, and which legal word a wrong one was probably meant to be. */
final class ProblemText {

    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_MESSAGE = 2_000;
    /** A longer word is not a typing mistake, and comparing it would only cost time. */
    private static final int LONGEST_SLIP = 64;

    private ProblemText() {}

    /** The text in double quotes, shortened, with nothing in it that a terminal would act upon. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        int at = 0;
        for (int count = 0; at < text.length() && count < LONGEST_SHOWN; count++) {
            int point = text.codePointAt(at);
            if (point == '\n') {
                shown.append("\\n");
            } else if (point == '\t') {
                shown.append("\\t");
            } else if (isUnprintable(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
            at += Character.charCount(point);
        }
        return shown.append(at < text.length() ? "…\"" : "\"").toString();
    }

    /** What stands there, in words: {@code the text "4"}, {@code a list}. */
    static String described(Node node) {
        if (node instanceof Node.Mapping) {
            return "a mapping";
        }
        if (node instanceof Node.Sequence) {
            return "a list";
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT -> "the text " + quoted(scalar.text());
            case INTEGER, DECIMAL -> "the number " + shortened(scalar.text());
            case BOOLEAN -> "the boolean " + scalar.text();
            case NULL, UNUSABLE -> "nothing";
        };
    }

    /** The message without what a terminal would act upon, and no longer than anybody reads. */
    static String onOneLine(String message) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        while (at < message.length() && line.length() < LONGEST_MESSAGE) {
            int point = message.codePointAt(at);
            line.appendCodePoint(isUnprintable(point) ? '\uFFFD' : point);
            at += Character.charCount(point);
        }
        return line.append(at < message.length() ? "…" : "").toString();
    }

    private static String shortened(String number) {
        return number.length() <= LONGEST_SHOWN ? number : number.substring(0, LONGEST_SHOWN) + "…";
    }

    /** {@code a, b or c}. */
    static String anyOf(Collection<String> words) {
        List<String> list = List.copyOf(words);
        int last = list.size() - 1;
        return last < 1 ? String.join("", list) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }

    /** {@code ; did you mean x?} if exactly one of the legal words is near, else nothing. */
    static String nearest(String word, Collection<String> legal) {
        return nearestOf(word, legal)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static Optional<String> nearestOf(String word, Collection<String> legal) {
        if (word.length() > LONGEST_SLIP) {
            return Optional.empty();
        }
        String plain = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        int best = Math.max(1, plain.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : legal) {
            int distance = distance(plain, candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            } else if (distance == best) {
                nearest = Optional.empty();
            }
        }
        return nearest;
    }

    /** Insertions, deletions, substitutions and swaps of neighbours between two short words. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1);
                least = Math.min(least, steps[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = least;
            }
        }
        return steps[a.length()][b.length()];
    }

    /** Control characters, halves of surrogate pairs, and marks that turn or break the line they are shown in. */
    static boolean isUnprintable(int point) {
        return Character.isISOControl(point)
                || (point >= 0xD800 && point <= 0xDFFF)
                || point == 0x2028
                || point == 0x2029
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0xFEFF;
    }
}
