package io.github.seedreamplugin.generation.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what changed in a text by words: {@code a [-grey-] {+golden+} city}, as {@code git diff --word-diff} does. */
final class WordDiff {

    /** The memory of a comparison grows with the square of the changes: longer texts are shown as replaced. */
    private static final int MOST_WORDS = 1_500;

    private WordDiff() {}

    static String between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (old.size() + now.size() > MOST_WORDS) {
            return removed(old) + " " + added(now);
        }
        return DiffUtils.diff(old, now, true).getDeltas().stream()
                .flatMap(WordDiff::show)
                .collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }

    private static Stream<String> show(AbstractDelta<String> delta) {
        List<String> before = delta.getSource().getLines();
        List<String> after = delta.getTarget().getLines();
        return switch (delta.getType()) {
            case EQUAL -> before.stream();
            case DELETE -> Stream.of(removed(before));
            case INSERT -> Stream.of(added(after));
            case CHANGE -> Stream.of(removed(before), added(after));
        };
    }

    private static String removed(List<String> words) {
        return "[-" + String.join(" ", words) + "-]";
    }

    private static String added(List<String> words) {
        return "{+" + String.join(" ", words) + "+}";
    }
}
