package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The problems found so far in one file and in those that it names: each place and kind once, and only so many that people
 * can still read them.
 */
final class Problems {

    private static final int MOST_LISTED = 1_000;

    private record Place(Path file, Location location, ProblemCode code, String subject) {}

    /** What is found in all files together. */
    private static final class Found {
        private final List<Problem> listed = new ArrayList<>();
        private final Set<Place> places = new HashSet<>();
        private int errors;
        private int warnings;
    }

    private final Source source;
    private final Found found;

    Problems(Source source) {
        this(source, new Found());
    }

    private Problems(Source source, Found found) {
        this.source = source;
        this.found = found;
        for (int key : source.keys()) {
            add(source.locationAt(key), ProblemCode.API_KEY, ApiKeyForm.MESSAGE);
        }
    }

    /** For another file, whose problems are listed together with these. */
    Problems in(Source other) {
        return new Problems(other, found);
    }

    void add(Location location, ProblemCode code, String message) {
        add(location, code, message, "");
    }

    /** The subject tells apart what would else count as the same problem at the same place. */
    void add(Location location, ProblemCode code, String message, String subject) {
        if (found.places.add(new Place(source.file(), location, code, subject))) {
            String line = source.line(location.line());
            add(new Problem(source.file(), location, code, ProblemText.onOneLine(message), line));
        }
    }

    void add(Problem problem) {
        int count = problem.code().isWarning() ? ++found.warnings : ++found.errors;
        if (count <= MOST_LISTED) {
            found.listed.add(problem);
        }
    }

    /** The file that is read. */
    Path file() {
        return source.file();
    }

    /** Where the part of a text stands that begins at this place, as far as that can be told. */
    Location locate(Location from, String part) {
        return source.locate(from, part);
    }

    /** Where the part with this index of a text stands that begins at this place, as far as that can be told. */
    Location locate(Location from, String whole, int at, String part) {
        return source.locate(from, whole, at, part);
    }

    /** The line with this number, without its end; empty beyond the last. */
    String line(int number) {
        return source.line(number);
    }

    /** How many there are so far, without warnings. */
    int count() {
        return found.errors;
    }

    /** Whether there is nothing but warnings. */
    boolean isEmpty() {
        return found.errors == 0;
    }

    /** All but warnings, sorted by place; the last says how many are not listed, if any. */
    List<Problem> sorted() {
        return sorted(false, found.errors);
    }

    /** The warnings, in the same way. */
    List<Problem> warnings() {
        return sorted(true, found.warnings);
    }

    private List<Problem> sorted(boolean areWarnings, int count) {
        List<Problem> sorted = new ArrayList<>();
        for (Problem problem : found.listed) {
            if (problem.code().isWarning() == areWarnings) {
                sorted.add(problem);
            }
        }
        sorted.sort(null);
        if (count > MOST_LISTED) {
            Problem last = sorted.get(sorted.size() - 1);
            String message =
                    "and " + (count - MOST_LISTED) + " more problems, which are not listed: correct these first";
            sorted.add(
                    new Problem(last.file(), last.location(), ProblemCode.MORE_PROBLEMS, message, last.sourceLine()));
        }
        return List.copyOf(sorted);
    }
}
