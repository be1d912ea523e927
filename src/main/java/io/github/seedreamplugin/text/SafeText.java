package io.github.seedreamplugin.text;

import java.util.regex.Pattern;

/**
 * Text of others in a place where a person or a CI server reads it: prompts, what the service said, names of files. It
 * stays readable and has no effect: control characters cannot move a terminal's cursor, bidirectional overrides cannot
 * make a line read otherwise than it is, and no agent of a CI server finds a command in it.
 */
public final class SafeText {

    private static final int REPLACEMENT = '\ufffd';

    /** Azure's agent and GitHub's runner look for these anywhere in a line. */
    private static final Pattern MARKER = Pattern.compile("##(?=\\[|[A-Za-z]+\\[)");

    /** GitHub's runner reads {@code ::name values::text} at the start of a line, whatever blanks are before it. */
    private static final Pattern COMMAND = Pattern.compile("::(?=[A-Za-z][A-Za-z_-]*(?: [^\\n]*?)?::)");

    /** Jenkins and GitLab attach the file that a line of a test's output names so. */
    private static final Pattern ATTACHMENT = Pattern.compile("\\[\\[(?=ATTACHMENT\\|)", Pattern.CASE_INSENSITIVE);

    private SafeText() {}

    /** The text on one line. */
    public static String line(String text) {
        return withoutCommands(characters(text, false));
    }

    /** The text with its line ends, each as {@code \n}, and its tabs. */
    public static String block(String text) {
        return withoutCommands(characters(text.replace("\r\n", "\n").replace('\r', '\n'), true));
    }

    /** Whether a character is a control character, moves the direction of text or separates lines. */
    public static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // the joiners of emoji and of Indic scripts are of the same kind, and stay
            case Character.FORMAT -> isBidirectional(codePoint) || (codePoint >= 0xfff9 && codePoint <= 0xfffb);
            default -> false;
        };
    }

    private static boolean isBidirectional(int codePoint) {
        return codePoint == 0x061c
                || codePoint == 0x200e
                || codePoint == 0x200f
                || (codePoint >= 0x202a && codePoint <= 0x202e)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static String characters(String text, boolean lines) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        for (int codePoint : text.codePoints().toArray()) {
            safe.appendCodePoint(character(codePoint, lines));
        }
        return safe.toString();
    }

    /** Most text is, and looking up what kind of character each one is takes several times as long. */
    private static boolean isPlain(String text) {
        char[] characters = text.toCharArray();
        for (char character : characters) {
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    private static int character(int codePoint, boolean lines) {
        if (codePoint == '\n' || codePoint == '\t') {
            return lines ? codePoint : ' ';
        }
        if (codePoint == '\r' || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
            return lines ? '\n' : ' ';
        }
        return isUnsafe(codePoint) ? REPLACEMENT : codePoint;
    }

    /** A blank breaks the marker up: people can still read it, and no agent finds it. */
    private static String withoutCommands(String text) {
        if (text.indexOf("##") < 0 && text.indexOf("::") < 0 && text.indexOf("[[") < 0) {
            return text;
        }
        String safe = MARKER.matcher(text).replaceAll("# # ");
        safe = COMMAND.matcher(safe).replaceAll(": : ");
        return ATTACHMENT.matcher(safe).replaceAll("[ [");
    }
}
