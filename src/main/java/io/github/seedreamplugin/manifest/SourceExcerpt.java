package io.github.seedreamplugin.manifest;

/** A line of a file and a caret below it, fit for a terminal whatever the line holds. */
final class SourceExcerpt {

    /** How many code points are shown before the column, and from it on, where a line is too long to show whole. */
    private static final int BEFORE = 60;

    private static final int AFTER = 60;

    private SourceExcerpt() {}

    /** Empty if there is nothing on the line. */
    static String of(String line, int column) {
        if (line.isEmpty()) {
            return "";
        }
        int caret = line.length();
        if (line.codePointCount(0, Math.min(line.length(), 2 * column)) >= column) {
            caret = line.offsetByCodePoints(0, column - 1);
        }
        int from = caret;
        for (int i = 0; i < BEFORE && from > 0; i++) {
            from = line.offsetByCodePoints(from, -1);
        }
        int to = caret;
        for (int i = 0; i < AFTER && to < line.length(); i++) {
            to = line.offsetByCodePoints(to, 1);
        }
        StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
        StringBuilder below = new StringBuilder(from > 0 ? " " : "");
        for (int at = from; at < to; ) {
            int point = line.codePointAt(at);
            shown.appendCodePoint(ProblemText.isUnprintable(point) && point != '\t' ? '\uFFFD' : point);
            if (at < caret) {
                below.append(paddingFor(point));
            }
            at += Character.charCount(point);
        }
        return shown.append(to < line.length() ? "…\n" : "\n")
                .append(below)
                .append('^')
                .toString();
    }

    /** As much white space as the character takes on a terminal: a tab for a tab, so that both jump alike. */
    private static String paddingFor(int point) {
        if (point == '\t') {
            return "\t";
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || isJoiner(point)) {
            return "";
        }
        return isWide(point) ? "  " : " ";
    }

    private static boolean isJoiner(int point) {
        return point == 0x200D || (point >= 0xFE00 && point <= 0xFE0F);
    }

    /** The two-column characters of Unicode's East Asian Width table, by their blocks: CJK, Hangul, full forms, emoji. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF && point != 0x303F)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
