package io.github.seedreamplugin.report;

/** Text of others in XML and HTML: it stays text, and what XML 1.0 cannot hold becomes U+FFFD. */
final class Markup {

    private static final int REPLACEMENT = '\ufffd';

    private Markup() {}

    /** The text as the content of an element, with its line ends. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + text.length() / 8);
        text.codePoints().forEach(codePoint -> append(codePoint, escaped));
        return escaped.toString();
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
            case '\r' -> escaped.append("&#13;");
            default -> escaped.appendCodePoint(isLegal(codePoint) ? codePoint : REPLACEMENT);
        }
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
