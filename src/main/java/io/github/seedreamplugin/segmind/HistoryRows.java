package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the rows of the history. What is around them is not documented, so they are taken wherever they stand: a row is
 * an object with a request id. A request with several outputs has several rows, each with the whole price; it is one
 * here.
 */
final class HistoryRows {

    private static final List<String> ID = List.of("request_id", "requestId", "id");
    private static final List<String> STATUS = List.of("model_status", "status");
    private static final List<String> CREDITS = List.of("credits_deduction", "credits", "cost");
    private static final List<String> BODY = List.of("request_body", "body", "input");
    private static final List<String> CREATED =
            List.of("model_created", "created_at", "createdAt", "created", "timestamp", "model_started");
    private static final List<String> ADDRESS =
            List.of("generation_url", "generation_urls", "output", "outputs", "images", "url");
    private static final int DEEPEST = 4;
    private static final long MILLISECONDS = 100_000_000_000L;

    private final Map<String, HistoryRow> byId = new LinkedHashMap<>();

    /** Takes the rows of one answer, and returns how many there were. */
    int add(JsonNode answer) {
        List<JsonNode> rows = rows(answer, 0);
        for (JsonNode row : rows) {
            HistoryRow read = row(row);
            byId.merge(read.requestId(), read, HistoryRows::joined);
        }
        return rows.size();
    }

    int size() {
        return byId.size();
    }

    Collection<HistoryRow> all() {
        return byId.values();
    }

    private static List<JsonNode> rows(JsonNode node, int depth) {
        if (node.isObject() && (node.has("request_id") || node.has("requestId"))) {
            return List.of(node);
        }
        if (depth == DEEPEST || !(node.isObject() || node.isArray())) {
            return List.of();
        }
        List<JsonNode> rows = new ArrayList<>();
        node.valueStream().forEach(child -> rows.addAll(rows(child, depth + 1)));
        return rows;
    }

    private static HistoryRow row(JsonNode row) {
        JsonNode body = first(row, BODY);
        Optional<String> text = body.isString()
                ? Optional.of(body.stringValue())
                : Optional.of(body).filter(JsonNode::isObject).map(JsonNode::toString);
        Optional<String> error = AnswerText.inBody(
                        row.path("error").isString()
                                ? row.path("error").stringValue()
                                : row.path("error").toString())
                .filter(words ->
                        !row.path("error").isNull() && !row.path("error").isMissingNode());
        return new HistoryRow(
                first(row, ID).asString(""),
                first(row, STATUS).asString("").strip().toUpperCase(Locale.ROOT),
                Stated.cost(first(row, CREDITS)),
                new HistoryRow.Request(created(row), text),
                new HistoryRow.Result(addresses(first(row, ADDRESS)), error));
    }

    private static JsonNode first(JsonNode row, List<String> names) {
        return names.stream()
                .map(row::path)
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst()
                .orElseGet(() -> row.path(names.get(0)));
    }

    private static Optional<Instant> created(JsonNode row) {
        JsonNode node = first(row, CREATED);
        if (node.isNumber()) {
            long number = node.asLong(0);
            return Optional.of(number < MILLISECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        String text = node.asString("").strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            // The next form.
        }
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** One address, a list of them, objects that hold them, or any of these as text. */
    private static List<URI> addresses(JsonNode node) {
        if (node.isString()) {
            String text = node.stringValue().strip();
            if (text.startsWith("[") || text.startsWith("{")) {
                return addresses(ServiceJson.read(text));
            }
            boolean usable = text.startsWith("http") && !ApiKey.wasIn(text);
            return usable ? PictureAddress.of(text).stream().toList() : List.of();
        }
        if (node.isObject()) {
            return addresses(first(node, List.of("url", "image", "generation_url")));
        }
        return node.isArray()
                ? node.valueStream()
                        .flatMap(element -> addresses(element).stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    private static HistoryRow joined(HistoryRow one, HistoryRow other) {
        Set<URI> addresses = new LinkedHashSet<>(one.addresses());
        addresses.addAll(other.addresses());
        Optional<BigDecimal> credits =
                Stream.concat(one.credits().stream(), other.credits().stream()).max(BigDecimal::compareTo);
        boolean completed = one.isCompleted() || !other.isCompleted();
        return new HistoryRow(
                one.requestId(),
                completed ? one.status() : other.status(),
                credits,
                one.request().body().isPresent() ? one.request() : other.request(),
                new HistoryRow.Result(List.copyOf(addresses), one.error().or(other::error)));
    }
}
