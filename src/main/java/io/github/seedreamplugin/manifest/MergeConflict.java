package io.github.seedreamplugin.manifest;

/** Finds what git leaves in a file when it cannot merge it. */
final class MergeConflict {

    private static final String MARKER = "<<<<<<< ";

    private static final int MOST_LISTED = 100;

    private MergeConflict() {}

    /** Adds a problem for each conflict; whether there was one. */
    static boolean report(Source source, Problems problems) {
        String text = source.text();
        int found = 0;
        int at = text.startsWith(MARKER) ? 0 : next(text, 0);
        while (at >= 0 && found < MOST_LISTED) {
            found++;
            problems.add(
                    source.locationAt(at),
                    ProblemCode.MERGE_CONFLICT,
                    "git could not merge from here to the line >>>>>>>: keep what is right on both sides, and remove the"
                            + " marker lines");
            at = next(text, at);
        }
        return found > 0;
    }

    private static int next(String text, int from) {
        int lineBreak = text.indexOf("\n" + MARKER, from);
        return lineBreak < 0 ? -1 : lineBreak + 1;
    }
}
