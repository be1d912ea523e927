package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.List;

/** Finds what looks like an API key of the provider, {@code SG_} and 16 hexadecimal digits, and hides it. */
public final class ApiKeyForm {

    /** What is wrong and what to do. */
    public static final String MESSAGE =
            "this looks like an API key (SG_ and 16 hexadecimal digits), and a key must not be in a"
                    + " file of the project: remove it, revoke the key, and keep the new one in settings.xml or in the environment"
                    + " variable SEGMIND_API_KEY";

    private static final String PREFIX = "SG_";
    private static final int DIGITS = 16;

    private ApiKeyForm() {}

    static boolean isIn(String text) {
        return next(text, 0) >= 0;
    }

    /** Where each begins. */
    public static List<Integer> positions(String text) {
        List<Integer> found = new ArrayList<>();
        for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
            found.add(at);
        }
        return found;
    }

    /** The text with asterisks for the digits, so that no message, excerpt or report can show them. */
    static String masked(String text, List<Integer> positions) {
        if (positions.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text);
        for (int start : positions) {
            for (int at = start + PREFIX.length(); at < text.length() && isDigit(text.charAt(at)); at++) {
                masked.setCharAt(at, '*');
            }
        }
        return masked.toString();
    }

    private static int next(String text, int from) {
        int at = text.indexOf(PREFIX, from);
        while (at >= 0 && !hasDigits(text, at + PREFIX.length())) {
            at = text.indexOf(PREFIX, at + 1);
        }
        return at;
    }

    private static boolean hasDigits(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        return end == from + DIGITS;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
