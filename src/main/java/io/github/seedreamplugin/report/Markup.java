package io.github.seedreamplugin.report;

import java.util.stream.Collectors;

/** Text of others in XML and HTML: it stays text, and what XML 1.0 cannot hold becomes U+FFFD. */
final class Markup {

    private static final String REPLACEMENT = "\ufffd";

    private Markup() {}

    /** The text as the content of an element, with its line ends. */
    static String text(String text) {
        return text.codePoints().mapToObj(Markup::character).collect(Collectors.joining());
    }

    /** The text as the value of an attribute in double quotes; line ends and tabs survive reading. */
    static String attribute(String text) {
        return text(text).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    private static String character(int codePoint) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            default -> isLegal(codePoint) ? Character.toString(codePoint) : REPLACEMENT;
        };
    }

    /** The production {@code Char} of XML 1.0, section 2.2. */
    private static boolean isLegal(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20 && codePoint <= 0xd7ff)
                || (codePoint >= 0xe000 && codePoint <= 0xfffd)
                || codePoint >= 0x10000;
    }
}
