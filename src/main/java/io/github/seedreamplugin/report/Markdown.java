package io.github.seedreamplugin.report;

import java.util.stream.Collectors;

/** Text of others in Markdown: it stays text, whatever is in it, on one line and in its cell. */
final class Markdown {

    private static final String PUNCTUATION = "\\`*_{}[]()#+!|~$";

    private Markdown() {}

    /** The text with everything escaped that Markdown or HTML would take for its own. */
    static String text(String text) {
        return text.strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .mapToObj(Markdown::character)
                .collect(Collectors.joining());
    }

    private static String character(int codePoint) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            // GitHub would call a person of that name
            case '@' -> "&#64;";
            default -> (PUNCTUATION.indexOf(codePoint) >= 0 ? "\\" : "") + Character.toString(codePoint);
        };
    }
}
