package io.github.seedreamplugin.mojo;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was most likely meant to be. */
final class NearestName {

    private static final int LONGEST_SLIP = 60;

    private NearestName() {}

    /** The one name that is nearest to the word; none if two are equally near, or if none is near enough. */
    static Optional<String> of(String word, Collection<String> names) {
        if (word.length() > LONGEST_SLIP) {
            return Optional.empty();
        }
        String plain = word.toLowerCase(Locale.ROOT);
        int best = Math.max(1, plain.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String name : names) {
            int steps = steps(plain, name.toLowerCase(Locale.ROOT));
            if (steps < best) {
                best = steps;
                nearest = Optional.of(name);
            } else if (steps == best) {
                nearest = Optional.empty();
            }
        }
        return nearest;
    }

    /** How many characters must be inserted, removed or replaced to make one word of the other. */
    private static int steps(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
