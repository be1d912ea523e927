package io.github.seedreamplugin.generation.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shows what changed in a text by words: {@code a [-grey-] {+golden+} city}, as {@code git diff --word-diff} does. */
final class WordDiff {

    /** A table of more cells than this is not worth its memory: such texts are shown as replaced. */
    private static final int MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;

    private WordDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static String between(String before, String after) {
        return new WordDiff(words(before), words(after)).show();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).toList();
    }

    private String show() {
        List<String> shown = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        if ((long) before.size() * after.size() > MOST_CELLS) {
            flush(shown, new ArrayList<>(before), new ArrayList<>(after));
            return String.join(" ", shown);
        }
        int[][] common = commonTails();
        int left = 0;
        int right = 0;
        while (left < before.size() || right < after.size()) {
            boolean bothLeft = left < before.size() && right < after.size();
            if (bothLeft && before.get(left).equals(after.get(right))) {
                flush(shown, removed, added);
                shown.add(before.get(left));
                left++;
                right++;
            } else if (right == after.size() || (bothLeft && common[left + 1][right] >= common[left][right + 1])) {
                removed.add(before.get(left++));
            } else {
                added.add(after.get(right++));
            }
        }
        flush(shown, removed, added);
        return String.join(" ", shown);
    }

    /** How many words the rest of both texts from each pair of positions have in common, in order. */
    private int[][] commonTails() {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                common[left][right] = before.get(left).equals(after.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }

    private static void flush(List<String> shown, List<String> removed, List<String> added) {
        if (!removed.isEmpty()) {
            shown.add("[-" + String.join(" ", removed) + "-]");
        }
        if (!added.isEmpty()) {
            shown.add("{+" + String.join(" ", added) + "+}");
        }
        removed.clear();
        added.clear();
    }
}
