package io.github.seedreamplugin.segmind;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which past requests are asked for.
 *
 * @param from the first day, by UTC
 * @param to the last day, by UTC; more than 31 days are asked for in parts
 * @param requestId the one request that is asked for, whatever the days
 */
public record HistoryQuery(LocalDate from, LocalDate to, Optional<String> requestId) {

    public HistoryQuery {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The history ends on " + to + ", before it begins on " + from + ".");
        }
    }
}
