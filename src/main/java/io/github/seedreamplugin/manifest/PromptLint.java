package io.github.seedreamplugin.manifest;

/**
 * Warns of what a prompt's writer may not have meant. Goes through each prompt once and has the rules look closer only where
 * something reads like what they look for: nearly all prompts have nothing of the kind, and a manifest may have thousands.
 */
final class PromptLint {

    private static final int MOST_WORDS = 600;
    private static final int MOST_CHINESE = 300;

    private PromptLint() {}

    /** Looks at the prompt of the image. */
    static void check(CheckedImage image) {
        String prompt = image.spec().attributes().prompt();
        boolean isSuspect = false;
        int words = 0;
        int chinese = 0;
        int at = 0;
        while (at < prompt.length()) {
            char c = prompt.charAt(at);
            int end = at + 1;
            if (isWordPart(c)) {
                while (end < prompt.length() && isWordPart(prompt.charAt(end))) {
                    end++;
                }
                words++;
                isSuspect |= isSuspect(prompt, at, end);
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                chinese++;
            } else {
                isSuspect |= isSuspect(prompt, at);
            }
            at = end;
        }
        if (words > MOST_WORDS) {
            reportLength(image, words + " words, but the model's maker advises at most " + MOST_WORDS);
        } else if (chinese > MOST_CHINESE) {
            reportLength(image, chinese + " Chinese characters, but the model's maker advises at most " + MOST_CHINESE);
        }
        if (isSuspect) {
            PromptRule.check(image);
        }
    }

    private static void reportLength(CheckedImage image, String length) {
        if (!image.allowed().contains(ProblemCode.LONG_PROMPT)) {
            image.prompt().add(ProblemCode.LONG_PROMPT, "", "the prompt has " + length + ": shorten it");
        }
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether a rule may be about this word. */
    private static boolean isSuspect(String prompt, int start, int end) {
        return switch (prompt.charAt(start)) {
            case 's', 'S' -> is("square", prompt, start, end) || is("single", prompt, start, end);
            case 'v', 'V' -> is("vertical", prompt, start, end);
            case 'h', 'H' -> is("horizontal", prompt, start, end);
            case 'l', 'L' -> is("lorem", prompt, start, end);
            case 't', 'T' -> is("todo", prompt, start, end) || is("tbd", prompt, start, end);
            case 'f', 'F' -> is("fixme", prompt, start, end);
            case 'o', 'O' -> is("one", prompt, start, end);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                (prompt.charAt(end - 1) | 0x20) == 'k' || (end < prompt.length() && prompt.charAt(end) == ':');
            default -> false;
        };
    }

    private static boolean is(String word, String prompt, int start, int end) {
        return end - start == word.length() && prompt.regionMatches(true, start, word, 0, word.length());
    }

    /** Whether a rule may be about what begins with this sign. A dash may be two that a text program has joined. */
    private static boolean isSuspect(String prompt, int at) {
        return switch (prompt.charAt(at)) {
            case '<', '{', '[' -> true;
            case '(' -> prompt.startsWith("((", at);
            case '-' -> prompt.startsWith("--", at);
            case '\u2013', '\u2014' -> true;
            case ':' -> at + 1 < prompt.length() && isWeight(prompt.charAt(at + 1));
            default -> false;
        };
    }

    private static boolean isWeight(char c) {
        return c == ':' || (c >= '0' && c <= '9');
    }
}
