package io.github.seedreamplugin.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt asks to go wrong.
 *
 * @param kind which fault
 * @param status the status to answer with, where the fault has one
 */
record Rehearsal(Kind kind, int status) {

    static final String KNOWN = "[simulate STATUS], moderated, timeout, charged 500, lost, truncated, html or fewer";

    private static final Pattern MARKER = Pattern.compile("\\[simulate ([^\\]]{1,40})\\]", Pattern.CASE_INSENSITIVE);
    private static final List<String> STATUSES =
            List.of("400", "401", "403", "404", "405", "406", "422", "429", "500", "502", "503", "504");

    /** The faults there are. */
    enum Kind {
        STATUS,
        MODERATED,
        TIMEOUT,
        CHARGED_ERROR,
        LOST,
        TRUNCATED,
        HTML,
        FEWER,
        UNKNOWN
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

    private static Rehearsal named(String name) {
        if (STATUSES.contains(name)) {
            return new Rehearsal(Kind.STATUS, Integer.parseInt(name));
        }
        return switch (name) {
            case "moderated" -> new Rehearsal(Kind.MODERATED, 400);
            case "timeout" -> new Rehearsal(Kind.TIMEOUT, 0);
            case "charged 500" -> new Rehearsal(Kind.CHARGED_ERROR, 500);
            case "lost" -> new Rehearsal(Kind.LOST, 0);
            case "truncated" -> new Rehearsal(Kind.TRUNCATED, 200);
            case "html" -> new Rehearsal(Kind.HTML, 200);
            case "fewer" -> new Rehearsal(Kind.FEWER, 200);
            default -> new Rehearsal(Kind.UNKNOWN, 400);
        };
    }
}
