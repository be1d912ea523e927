package io.github.seedreamplugin.report;

/** Text cut to a length for a place that has no room for all of it. */
final class ShortText {

    private ShortText() {}

    /** The text on one line, cut as {@link #cut} does. */
    static String of(String text, int most, String ending) {
        return cut(oneLine(text), most, ending);
    }

    /** The text with a blank for each run of white space, and none around it. */
    static String oneLine(String text) {
        String stripped = text.strip();
        StringBuilder line = new StringBuilder(stripped.length());
        boolean blank = false;
        char[] characters = stripped.toCharArray();
        for (char character : characters) {
            boolean space = character == ' ' || (character >= '\t' && character <= '\r');
            if (!space) {
                line.append(character);
            } else if (!blank) {
                line.append(' ');
            }
            blank = space;
        }
        return line.toString();
    }

    /** The text or, if it has more than {@code most} characters, so many of it that it has not, and the ending. */
    static String cut(String text, int most, String ending) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - ending.length())) + ending;
    }
}
