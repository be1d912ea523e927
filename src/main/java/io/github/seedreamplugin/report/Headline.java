package io.github.seedreamplugin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run in half a line: {@code 12 images: 7 bought, 2 restored, 3 failed}. */
public final class Headline {

    private Headline() {}

    /** The headline of this run. */
    public static String of(Run run) {
        int images = run.images().size();
        if (images == 0) {
            long errors = run.findings().stream()
                    .filter(finding -> finding.level() == Level.ERROR)
                    .count();
            return errors == 0 ? "no images" : counted(errors, "error") + " in the manifest";
        }
        List<String> states = new ArrayList<>();
        for (State state : State.values()) {
            if (run.count(state) > 0) {
                states.add(run.count(state) + " " + state.value());
            }
        }
        return counted(images, "image") + ": " + String.join(", ", states);
    }

    static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /** A word of the reports as it begins a line for people: {@code not-started} is {@code Not started}. */
    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('-', ' ');
    }
}
