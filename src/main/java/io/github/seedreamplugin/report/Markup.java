package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.util.regex.Pattern;

/** Text of others in HTML: it stays text, and has no effect on whoever looks at the page or prints the file. */
final class Markup {

    /** A property with its value, a goal, or an attribute of the manifest with its value. */
    private static final Pattern COMMAND = Pattern.compile(
            "-Dseedream\\.\\w+(=[\\w./*,:-]*[\\w*])?|\\bseedream:[a-z]+(-[a-z]+)?|\\bseedream\\.[a-zA-Z]+");

    private Markup() {}

    /** The text as the content of an element, with its line ends. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
        SafeText.block(text).codePoints().forEach(codePoint -> append(codePoint, escaped));
        return escaped.toString();
    }

    /** The text as the content of an element, with what a reader is to type as code that is not broken into lines. */
    static String textWithCommands(String text) {
        return COMMAND.matcher(text(text)).replaceAll("<code class=\"command\">$0</code>");
    }

    /** The text as the value of an attribute in double quotes; line ends and tabs survive reading. */
    static String attribute(String text) {
        return text(text).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    private static void append(int codePoint, StringBuilder escaped) {
        switch (codePoint) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(codePoint);
        }
    }
}
