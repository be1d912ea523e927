package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.util.regex.Pattern;

/** Text of others in Markdown: it stays text, whatever is in it, on one line and in its cell. */
final class Markdown {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String PUNCTUATION = "\\`*_{}[]()#+!|~$";

    private Markdown() {}

    /** The text with everything escaped that Markdown or HTML would take for its own. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
        String line = SPACE.matcher(SafeText.line(text).strip()).replaceAll(" ");
        for (int i = 0; i < line.length(); i++) {
            append(line.charAt(i), escaped);
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
            default -> {
                if (PUNCTUATION.indexOf(character) >= 0) {
                    escaped.append('\\');
                }
                escaped.append(character);
            }
        }
    }
}
