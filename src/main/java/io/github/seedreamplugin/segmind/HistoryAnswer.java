package io.github.seedreamplugin.segmind;

import java.util.List;

/** What the service says of past requests. A row that is there is to be believed; one that is not there proves nothing. */
public sealed interface HistoryAnswer {

    /**
     * The service said.
     *
     * @param rows one for each request id, whatever the number of its outputs
     */
    record Rows(List<HistoryRow> rows) implements HistoryAnswer {

        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * No answer, or none that can be read.
     *
     * @param reason what happened
     */
    record Unavailable(String reason) implements HistoryAnswer {}

    /**
     * The service said no.
     *
     * @param status HTTP status
     * @param message the service's own words
     */
    record Refused(int status, String message) implements HistoryAnswer {}
}
