package io.github.seedreamplugin.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a prompt asks to go wrong.
 *
 * @param kind which fault
 * @param status the status to answer with, where the fault has one
 */
record Rehearsal(Kind kind, int status) {

    static final String KNOWN = "[simulate STATUS], "
            + Arrays.stream(Kind.values())
                    .filter(kind -> !kind.marker.isEmpty())
                    .map(kind -> kind.marker)
                    .collect(Collectors.joining(", "));

    private static final Pattern MARKER = Pattern.compile("\\[simulate ([^\\]]{1,40})\\]", Pattern.CASE_INSENSITIVE);
    private static final List<String> STATUSES =
            List.of("400", "401", "403", "404", "405", "406", "408", "410", "422", "429", "500", "502", "503", "504");

    /** The faults there are; {@link Simulator} says what each does. */
    enum Kind {
        STATUS("", 0),
        UNKNOWN("", 400),
        MODERATED("moderated", 400),
        TIMEOUT("timeout", 0),
        CHARGED_ERROR("charged 500", 500),
        LATE_CHARGE("late 504", 504),
        ERROR_IN_200("error 200", 200),
        LOST("lost", 0),
        TRUNCATED("truncated", 200),
        WRONG_LENGTH("wrong length", 200),
        GZIP("gzip", 200),
        HTML("html", 200),
        LINKS("links", 200),
        BUSY_LINK("busy link", 200),
        PARTLY("partly", 200),
        FEWER("fewer", 200),
        FORGOTTEN("forgotten", 200);

        private final String marker;
        private final int status;

        Kind(String marker, int status) {
            this.marker = marker;
            this.status = status;
        }
    }

    /** Whether a second try succeeds: the service was only busy. */
    boolean passes() {
        return kind == Kind.STATUS && (status == 429 || status == 503);
    }

    /** The first marker in the prompt. */
    static Optional<Rehearsal> in(String prompt) {
        Matcher matcher = MARKER.matcher(prompt);
        return matcher.find()
                ? Optional.of(named(matcher.group(1).toLowerCase(Locale.ROOT).strip()))
                : Optional.empty();
    }

    /** Whether the prompt asks for that fault. */
    static boolean isIn(String prompt, Kind kind) {
        return in(prompt).filter(rehearsal -> rehearsal.kind == kind).isPresent();
    }

    private static Rehearsal named(String name) {
        if (STATUSES.contains(name)) {
            return new Rehearsal(Kind.STATUS, Integer.parseInt(name));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.marker.equals(name))
                .findFirst()
                .map(kind -> new Rehearsal(kind, kind.status))
                .orElse(new Rehearsal(Kind.UNKNOWN, Kind.UNKNOWN.status));
    }
}
