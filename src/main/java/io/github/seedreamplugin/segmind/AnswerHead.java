package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** Reads the head of an answer: tolerant, since none of these headers is promised. */
final class AnswerHead {

    private static final String DATE = "date";
    private static final String RETRY_AFTER = "retry-after";
    private static final String RESET_AT = "x-rate-limit-reset-at-utc";
    private static final Set<String> UNWANTED = Set.of("set-cookie", "set-cookie2");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?(\\.\\d{1,9})?");
    private static final int MOST_HEADERS = 64;
    private static final int LONGEST_VALUE = 2048;

    private AnswerHead() {}

    static Answer of(ClassicHttpResponse response, Exchange exchange, ApiKey key, Clock clock) {
        SortedMap<String, String> headers = headers(response, key);
        return new Answer(
                response.getCode(),
                headers,
                Stated.inHeaders(headers),
                new Answer.Times(retryAfter(headers, clock), exchange.took()));
    }

    private static SortedMap<String, String> headers(ClassicHttpResponse response, ApiKey key) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (UNWANTED.contains(name) || (headers.size() == MOST_HEADERS && !headers.containsKey(name))) {
                continue;
            }
            String value = CONTROL.matcher(key.maskIn(String.valueOf(header.getValue())))
                    .replaceAll(" ");
            String joined = headers.containsKey(name) ? headers.get(name) + ", " + value : value;
            headers.put(
                    key.maskIn(name), joined.length() <= LONGEST_VALUE ? joined : joined.substring(0, LONGEST_VALUE));
        }
        return headers;
    }

    /** The wish as a duration: a moment is meant by the service's clock, which its Date header tells. */
    private static Optional<Duration> retryAfter(Map<String, String> headers, Clock clock) {
        Optional<String> wish = Optional.ofNullable(headers.get(RETRY_AFTER)).map(String::strip);
        Optional<Duration> seconds = wish.filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofMillis(
                        new BigDecimal(value).movePointRight(3).longValue()));
        return seconds.or(() -> wish.flatMap(AnswerHead::httpDate)
                .or(() -> Optional.ofNullable(headers.get(RESET_AT))
                        .map(String::strip)
                        .flatMap(AnswerHead::anyDate))
                .map(at -> Duration.between(now(headers, clock), at))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    private static Instant now(Map<String, String> headers, Clock clock) {
        return Optional.ofNullable(headers.get(DATE))
                .flatMap(AnswerHead::httpDate)
                .orElseGet(clock::instant);
    }

    private static Optional<Instant> httpDate(String value) {
        return Optional.ofNullable(DateUtils.parseStandardDate(value));
    }

    /** The form of this header is documented nowhere: ISO with or without an offset, epoch seconds or milliseconds. */
    private static Optional<Instant> anyDate(String value) {
        if (EPOCH.matcher(value).matches()) {
            long number = new BigDecimal(value).longValue();
            return Optional.of(
                    number < 100_000_000_000L ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        String iso = value.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T").replaceFirst(" ?UTC$", "Z");
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException e) {
            // The next form.
        }
        try {
            return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return httpDate(value);
        }
    }
}
