package io.github.seedreamplugin.manifest;

import java.util.List;

/**
 * Finds prompts that a comment cuts off: {@code prompt: A logo in #ff0000} is the text "A logo in" to YAML. Not so for a
 * comment that is plainly meant: with two blanks before the "#" and one after it.
 */
final class CommentLint {

    private static final Attribute[] TEXTS = {
        Attribute.PROMPT, Attribute.PROMPT_PREFIX, Attribute.PROMPT_SUFFIX, Attribute.ALT, Attribute.CAPTION
    };

    private CommentLint() {}

    /** Looks at the prompts of these images, all of this text. */
    static void check(List<CheckedImage> images, String text) {
        if (!hasSuspect(text)) {
            return;
        }
        for (CheckedImage image : images) {
            for (Attribute attribute : TEXTS) {
                Location place = image.spec().origin().locations().get(attribute);
                if (place != null && !image.allowed().contains(ProblemCode.COMMENT_IN_PROMPT)) {
                    check(image.problems(), place, attribute);
                }
            }
        }
    }

    /** Nearly all manifests have no such sign, and need no closer look. */
    private static boolean hasSuspect(String text) {
        for (int at = text.indexOf('#', 1); at >= 0; at = text.indexOf('#', at + 1)) {
            if (isSuspect(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSuspect(String line, int hash) {
        if (hash < 2 || !isBlank(line.charAt(hash - 1))) {
            return false;
        }
        char twoBefore = line.charAt(hash - 2);
        boolean isSingleBlank = !isBlank(twoBefore) && twoBefore != '\n';
        boolean isFollowed = hash + 1 < line.length() && line.charAt(hash + 1) > ' ' && line.charAt(hash + 1) != '#';
        return isSingleBlank || isFollowed;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Looks at the value that begins there, and at the lines that continue it, if it is neither in quotes nor in braces nor a block. */
    private static void check(Problems problems, Location place, Attribute attribute) {
        String line = problems.line(place.line());
        int start = line.offsetByCodePoints(0, Math.min(place.column() - 1, line.codePointCount(0, line.length())));
        if (start >= line.length()
                || "\"'|>&*!".indexOf(line.charAt(start)) >= 0
                || line.lastIndexOf('{', start) >= 0) {
            return;
        }
        int indent = indent(line);
        int number = place.line();
        while (true) {
            int hash = comment(line, start);
            if (hash >= 0) {
                if (isSuspect(line, hash) && hash > start) {
                    Location at = new Location(number, line.codePointCount(0, hash) + 1);
                    problems.add(
                            at,
                            ProblemCode.COMMENT_IN_PROMPT,
                            "YAML takes everything from this # on as a comment, so that " + attribute.yamlName()
                                    + " ends before it: put the text in quotes, or write two blanks before and one after"
                                    + " the # of a comment");
                }
                return;
            }
            number++;
            line = problems.line(number);
            start = 0;
            if (line.isBlank() || indent(line) <= indent) {
                return;
            }
        }
    }

    /** Where a comment begins at or after the index, or -1. */
    static int comment(String line, int from) {
        for (int hash = line.indexOf('#', from); hash >= 0; hash = line.indexOf('#', hash + 1)) {
            if (hash == 0 || isBlank(line.charAt(hash - 1))) {
                return hash;
            }
        }
        return -1;
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
