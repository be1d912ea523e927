package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The head of an answer.
 *
 * @param status HTTP status
 * @param headers of the response, by lower-case name; bounded, without cookies and without the key
 * @param stated what the service said itself about cost, balance and request id
 * @param times when it came, and when the service wants to be asked again
 */
public record Answer(int status, SortedMap<String, String> headers, Stated stated, Times times) {

    public Answer {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /**
     * The times of an answer.
     *
     * @param retryAfter how long after the answer the service wants to be asked again
     * @param took from the start of the call until now
     */
    public record Times(Optional<Duration> retryAfter, Duration took) {

        static final Times NONE = new Times(Optional.empty(), Duration.ZERO);
    }

    /** The balance that the service named. */
    public Optional<BigDecimal> remainingCredits() {
        return stated.remainingCredits();
    }

    /**
     * How long the service wants not to be asked, counted from the answer. A date is taken relative to the answer's own
     * {@code Date}, so a wrong clock on this machine does not matter.
     */
    public Optional<Duration> retryAfter() {
        return times.retryAfter();
    }

    /** From the start of the call to its end. */
    public Duration took() {
        return times.took();
    }

    /** Whether the status says that something was delivered (2xx). */
    public boolean isDelivery() {
        return status >= 200 && status <= 299;
    }

    Answer took(Duration duration) {
        return new Answer(status, headers, stated, new Times(times.retryAfter(), duration));
    }
}
