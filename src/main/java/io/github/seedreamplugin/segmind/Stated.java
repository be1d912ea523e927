package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the service itself says about one call. Everything is optional, since none of it is promised; a value that cannot
 * be true is left out.
 *
 * @param cost what the call was charged, in credits; zero means that the service says it was free
 * @param remainingCredits the balance after it
 * @param requestId the join to the provider's request history
 */
public record Stated(Optional<BigDecimal> cost, Optional<BigDecimal> remainingCredits, Optional<String> requestId) {

    /** The service said nothing. */
    public static final Stated NOTHING = new Stated(Optional.empty(), Optional.empty(), Optional.empty());

    static final String COST = "x-cost";
    static final String REMAINING_CREDITS = "x-remaining-credits";
    static final String REQUEST_ID = "x-request-id";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,20})?([eE][+-]?\\d{1,2})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
    // One call costs some hundredths of a credit; a million would be another unit or an accident.
    private static final BigDecimal LARGEST_COST = new BigDecimal(10_000);
    private static final BigDecimal LARGEST_BALANCE = new BigDecimal("1e12");
    private static final int MOST_DECIMALS = 20;

    /** What the headers of an answer say, by lower-case name. */
    static Stated inHeaders(Map<String, String> headers) {
        return new Stated(
                number(headers.get(COST)).filter(Stated::isCost),
                number(headers.get(REMAINING_CREDITS)).filter(Stated::isBalance),
                id(headers.get(REQUEST_ID)));
    }

    /** What a queue job's JSON says: {@code request_id}, and {@code metrics} with {@code cost} and {@code remaining_credits}. */
    static Stated inJob(JsonNode job) {
        JsonNode metrics = job.path("metrics");
        return kept(metrics.path("cost"), metrics.path("remaining_credits"), job.path("request_id"));
    }

    /** What JSON says; a disk can damage what was kept, so values from there are checked like those of the service. */
    static Stated kept(JsonNode cost, JsonNode remainingCredits, JsonNode requestId) {
        return new Stated(cost(cost), number(text(remainingCredits)).filter(Stated::isBalance), id(text(requestId)));
    }

    /** A cost as JSON says it: a number, or a text that is one. */
    static Optional<BigDecimal> cost(JsonNode node) {
        return number(text(node)).filter(Stated::isCost);
    }

    /** A request id that may be used as part of an address. */
    static Optional<String> id(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> ID.matcher(text)
                .matches());
    }

    /** This, and what the other says where this is silent. */
    Stated or(Stated other) {
        return new Stated(
                cost.or(other::cost), remainingCredits.or(other::remainingCredits), requestId.or(other::requestId));
    }

    /** Whether the service says that the call was free. */
    public boolean isFree() {
        return cost.filter(value -> value.signum() == 0).isPresent();
    }

    /** Whether the service says that the call was charged. */
    public boolean isCharged() {
        return cost.filter(value -> value.signum() > 0).isPresent();
    }

    private static boolean isCost(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(LARGEST_COST) <= 0;
    }

    /** An account may be overdrawn. */
    private static boolean isBalance(BigDecimal number) {
        return number.abs().compareTo(LARGEST_BALANCE) <= 0;
    }

    private static Optional<BigDecimal> number(@Nullable String value) {
        return Optional.ofNullable(value)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(BigDecimal::new)
                .filter(number -> number.scale() <= MOST_DECIMALS + 10 && number.scale() >= -MOST_DECIMALS);
    }

    static @Nullable String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() ? node.numberValue().toString() : null;
    }
}
