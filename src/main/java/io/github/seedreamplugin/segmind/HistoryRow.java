package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One past request, as the provider's history tells it.
 *
 * @param requestId the service's name for it
 * @param status {@code COMPLETED}, {@code FAILED} or {@code PENDING}, in capitals; empty if it says none
 * @param credits what it was charged, all of its outputs together
 * @param request what was asked for, and when
 * @param result what came of it
 */
public record HistoryRow(
        String requestId, String status, Optional<BigDecimal> credits, Request request, Result result) {

    /**
     * What was asked for.
     *
     * @param created when
     * @param body the request's JSON as text
     */
    public record Request(Optional<Instant> created, Optional<String> body) {}

    /**
     * What came of a request.
     *
     * @param addresses where its pictures lie
     * @param error why it failed, in the service's own words
     */
    public record Result(List<URI> addresses, Optional<String> error) {

        public Result {
            addresses = List.copyOf(addresses);
        }
    }

    /** When it was asked for. */
    public Optional<Instant> created() {
        return request.created();
    }

    /** Where its pictures lie. */
    public List<URI> addresses() {
        return result.addresses();
    }

    /** Why it failed. */
    public Optional<String> error() {
        return result.error();
    }

    public boolean isCompleted() {
        return status.equals("COMPLETED");
    }

    public boolean isFailed() {
        return status.equals("FAILED");
    }

    /** Whether it failed and the service says that it was not charged. */
    public boolean isStatedFree() {
        return isFailed() && credits.filter(value -> value.signum() == 0).isPresent();
    }

    /**
     * Whether its body asks for exactly this. Every one of the six attributes must be there, for this plugin always
     * sends all of them; whether a number or a truth is written as such or as text does not matter.
     */
    public boolean asksFor(ImageAttributes attributes) {
        JsonNode asked = ServiceJson.read(request.body().orElse(""));
        return attributes.byName().entrySet().stream()
                .allMatch(attribute -> says(asked.path(attribute.getKey()), attribute.getValue()));
    }

    private static boolean says(JsonNode node, Object value) {
        return value instanceof Boolean truth
                ? saysTruth(node, truth)
                : node.isValueNode() && node.asString("").equals(value.toString());
    }

    private static boolean saysTruth(JsonNode node, boolean value) {
        String text = node.isValueNode() ? node.asString("").toLowerCase(Locale.ROOT) : "";
        return value ? text.equals("true") || text.equals("1") : text.equals("false") || text.equals("0");
    }
}
