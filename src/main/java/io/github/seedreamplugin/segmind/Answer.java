package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The head of an answer.
 *
 * @param status HTTP status
 * @param headers of the response, by lower-case name; bounded, without cookies and without the key
 * @param remainingCredits what {@code x-remaining-credits} said, if it was a number
 * @param retryAt when the service wants to be asked again, if it said so
 * @param took from the start of the call to its end
 */
public record Answer(
        int status,
        SortedMap<String, String> headers,
        Optional<BigDecimal> remainingCredits,
        Optional<Instant> retryAt,
        Duration took) {

    public Answer {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }
}
