package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The problems found in one file so far: each place and kind once, and only so many that people can still read them. */
final class Problems {

    private static final int MOST_LISTED = 1_000;

    private record Place(Location location, ProblemCode code, String subject) {}

    private final Source source;
    private final List<Problem> listed = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private int unlisted;

    Problems(Source source) {
        this.source = source;
    }

    void add(Location location, ProblemCode code, String message) {
        add(location, code, message, "");
    }

    /** The subject tells apart what would else count as the same problem at the same place. */
    void add(Location location, ProblemCode code, String message, String subject) {
        if (listed.size() == MOST_LISTED) {
            unlisted++;
        } else if (places.add(new Place(location, code, subject))) {
            listed.add(new Problem(
                    source.file(), location, code, ProblemText.onOneLine(message), source.line(location.line())));
        }
    }

    /** The file that is read. */
    Path file() {
        return source.file();
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    /** All of them, sorted by place; the last says how many are not listed, if any. */
    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(listed);
        sorted.sort(null);
        if (unlisted > 0) {
            Problem last = sorted.get(sorted.size() - 1);
            String message = "and " + unlisted + " more problems, which are not listed: correct these first";
            sorted.add(
                    new Problem(last.file(), last.location(), ProblemCode.MORE_PROBLEMS, message, last.sourceLine()));
        }
        return List.copyOf(sorted);
    }
}
