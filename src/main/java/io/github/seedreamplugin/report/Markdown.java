package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;

/** Text of others in Markdown: it stays text, whatever is in it, on one line and in its cell. */
final class Markdown {

    private Markdown() {}

    /** The text with everything escaped that Markdown or HTML would take for its own. */
    static String text(String text) {
        String line = ShortText.oneLine(SafeText.line(text));
        StringBuilder escaped = new StringBuilder(line.length() + line.length() / 8);
        char[] characters = line.toCharArray();
        for (char character : characters) {
            append(character, escaped);
        }
        return escaped.toString();
    }

    private static void append(char character, StringBuilder escaped) {
        switch (character) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            // GitHub would call a person of that name
            case '@' -> escaped.append("&#64;");
            case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '+', '!', '|', '~', '$' ->
                escaped.append('\\').append(character);
            default -> escaped.append(character);
        }
    }
}
