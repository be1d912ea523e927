package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;

/** Text of others in Markdown: it stays text, whatever is in it, on one line and in its cell. */
final class Markdown {

    private static final String PUNCTUATION = "\\`*_{}[]()#+!|~$";

    private Markdown() {}

    /** The text with everything escaped that Markdown or HTML would take for its own. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
        SafeText.line(text)
                .strip()
                .replaceAll("\\s+", " ")
                .codePoints()
                .forEach(codePoint -> append(codePoint, escaped));
        return escaped.toString();
    }

    private static void append(int codePoint, StringBuilder escaped) {
        switch (codePoint) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            // GitHub would call a person of that name
            case '@' -> escaped.append("&#64;");
            default -> {
                if (PUNCTUATION.indexOf(codePoint) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(codePoint);
            }
        }
    }
}
