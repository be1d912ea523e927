package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads a text, number or boolean that fills the rest of a line; nothing where it takes a full parser to tell. */
final class PlainScalar {

    private static final int MOST_DIGITS = 9;

    private PlainScalar() {}

    /** @param written without blanks around it, and not empty */
    static @Nullable Scalar read(Location location, String written) {
        char first = written.charAt(0);
        if (first == '"' || first == '\'') {
            String text = unquoted(written, first);
            return text == null ? null : new Scalar(location, Scalar.Kind.TEXT, text);
        }
        if (!isLetter(first) && !isDigit(first) && first != '(') {
            return null;
        }
        boolean hasBlank = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (!isPrintable(c)
                    || (c == ':' && (i + 1 == written.length() || written.charAt(i + 1) == ' '))
                    || (c == '#' && written.charAt(i - 1) == ' ')) {
                return null;
            }
            hasBlank |= c == ' ';
        }
        Scalar.Kind kind = hasBlank ? Scalar.Kind.TEXT : isDigit(first) ? kindOfNumber(written) : kindOfWord(written);
        return kind == null ? null : new Scalar(location, kind, written);
    }

    private static @Nullable String unquoted(String written, char quote) {
        int end = written.length() - 1;
        if (end == 0 || written.charAt(end) != quote) {
            return null;
        }
        StringBuilder text = new StringBuilder(end);
        for (int i = 1; i < end; i++) {
            char c = written.charAt(i);
            if (c == quote || !isPrintable(c)) {
                return null;
            }
            if (c == '\\') {
                i++;
                c = quote == '"' && i < end ? escaped(written.charAt(i)) : 0;
                if (c == 0) {
                    return null;
                }
            }
            text.append(c);
        }
        return text.toString();
    }

    /** What a character stands for after a backslash; zero for those that are rare. */
    private static char escaped(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> 0;
        };
    }

    private static Scalar.Kind kindOfWord(String word) {
        return switch (word) {
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Scalar.Kind.BOOLEAN;
            case "null", "Null", "NULL" -> Scalar.Kind.NULL;
            default -> Scalar.Kind.TEXT;
        };
    }

    /** A plain whole number, a ratio such as 16:9 or a size such as 2K; null for what may be another kind of number. */
    private static Scalar.@Nullable Kind kindOfNumber(String word) {
        int end = 0;
        while (end < word.length() && isDigit(word.charAt(end))) {
            end++;
        }
        if (end == word.length()) {
            boolean isPlain = end <= MOST_DIGITS && (word.charAt(0) != '0' || end == 1);
            return isPlain ? Scalar.Kind.INTEGER : null;
        }
        char sign = word.charAt(end);
        return sign == 'K' || sign == ':' ? Scalar.Kind.TEXT : null;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What is one character of text to YAML and to an editor: no controls, line separators, marks or surrogates. */
    static boolean isPrintable(char c) {
        return (c >= ' ' && c <= '~') || (c >= 0xA0 && c < 0x2000) || (c > 0x206F && c < 0xD800);
    }
}
