package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The history of requests as the provider's SDK reads it: a row for each output, each with the whole price. How it is
 * wrapped, how soon a row appears and what form the request's body has, nobody knows; so a test says.
 */
public final class ScriptedHistory {

    static final String PATH = "/inference-request/request-history";

    /** What became of one request. */
    private static final class Entry {

        private final Making making;
        private final Instant created = Instant.now();
        private String status = "PENDING";
        private BigDecimal deduction = BigDecimal.ZERO;
        private String error = "";
        private long changed = System.nanoTime();
        private boolean published = true;

        Entry(Making making) {
            this.making = making;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private String envelope = "data";
    private boolean bodyAsText;
    private boolean addresses = true;
    private boolean heldBack;
    private Duration lag = Duration.ZERO;

    /** The field that holds the rows; nothing but a list when it is empty. */
    public synchronized ScriptedHistory envelope(String field) {
        envelope = field;
        return this;
    }

    /** {@code request_body} is a text that holds the JSON. */
    public synchronized ScriptedHistory bodyAsText() {
        bodyAsText = true;
        return this;
    }

    public synchronized ScriptedHistory withoutAddresses() {
        addresses = false;
        return this;
    }

    /** Rows of this prompt never appear. */
    public synchronized ScriptedHistory hiding(String prompt) {
        hidden.add(prompt);
        return this;
    }

    /** What changes from now on appears so much later. */
    public synchronized ScriptedHistory lagging(Duration behind) {
        lag = behind;
        return this;
    }

    /** Requests from now on do not appear until {@link #publish()}. */
    public synchronized ScriptedHistory holdBack() {
        heldBack = true;
        return this;
    }

    public synchronized void publish() {
        heldBack = false;
        entries.values().forEach(entry -> entry.published = true);
    }

    synchronized void began(Making making) {
        Entry entry = new Entry(making);
        entry.published = !heldBack;
        entries.put(making.requestId(), entry);
    }

    synchronized void failed(Making making, String error) {
        change(making, "FAILED").error = error;
    }

    synchronized void completed(Making making, BigDecimal deduction) {
        change(making, "COMPLETED").deduction = deduction;
    }

    private Entry change(Making making, String status) {
        Entry entry = entries.get(making.requestId());
        entry.status = status;
        entry.changed = System.nanoTime();
        return entry;
    }

    synchronized ScriptedAnswer answer(URI target) {
        String path = target.getPath();
        if (path.equals(PATH)) {
            Map<String, String> query = query(target);
            int perPage = Integer.parseInt(query.getOrDefault("per_page", "20"));
            int page = Integer.parseInt(query.getOrDefault("page", "1"));
            List<String> rows = newestFirst()
                    .filter(entry -> isAskedFor(entry, query))
                    .flatMap(this::rows)
                    .skip((long) (page - 1) * perPage)
                    .limit(perPage)
                    .toList();
            return wrapped(rows);
        }
        List<String> rows = Optional.ofNullable(entries.get(path.substring(PATH.length() + 1)))
                .filter(this::isVisible)
                .map(entry -> rows(entry).toList())
                .orElse(List.of());
        return rows.isEmpty() ? ScriptedAnswer.error(404, "Request not found") : wrapped(rows);
    }

    private ScriptedAnswer wrapped(List<String> rows) {
        String list = rows.stream().collect(Collectors.joining(",", "[", "]"));
        return ScriptedAnswer.json(
                envelope.isEmpty()
                        ? list
                        : "{\"" + envelope + "\":" + list + ",\"page\":1,\"total\":" + rows.size() + "}");
    }

    private Stream<Entry> newestFirst() {
        List<Entry> visible = new ArrayList<>(
                entries.values().stream().filter(this::isVisible).toList());
        Collections.reverse(visible);
        return visible.stream();
    }

    private boolean isVisible(Entry entry) {
        return entry.published
                && System.nanoTime() - entry.changed >= lag.toNanos()
                && !hidden.contains(entry.making.request().prompt());
    }

    private static boolean isAskedFor(Entry entry, Map<String, String> query) {
        LocalDate day = entry.created.atZone(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(date(query, "from_date", LocalDate.MIN))
                && !day.isAfter(date(query, "to_date", LocalDate.MAX))
                && entry.making.request().path().contains(query.getOrDefault("model_name", ""))
                && entry.status.startsWith(query.getOrDefault("status", ""));
    }

    private static LocalDate date(Map<String, String> query, String name, LocalDate otherwise) {
        return Optional.ofNullable(query.get(name)).map(LocalDate::parse).orElse(otherwise);
    }

    private static Map<String, String> query(URI target) {
        return Arrays.stream(Optional.ofNullable(target.getQuery()).orElse("").split("&"))
                .filter(pair -> pair.contains("="))
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')), pair -> pair.substring(pair.indexOf('=') + 1)));
    }

    private Stream<String> rows(Entry entry) {
        List<URI> made = entry.status.equals("COMPLETED") && addresses ? entry.making.addresses() : List.of();
        return made.isEmpty() ? Stream.of(row(entry, "null")) : made.stream().map(uri -> row(entry, "\"" + uri + "\""));
    }

    private String row(Entry entry, String address) {
        String body = entry.making.request().body();
        return "{\"request_id\":\"" + entry.making.requestId()
                + "\",\"model_name\":\"seedream-v5-lite-text-to-image\",\"model_status\":\"" + entry.status
                + "\",\"credits_deduction\":" + entry.deduction.toPlainString() + ",\"request_body\":"
                + (bodyAsText ? JsonShape.quoted(body) : body) + ",\"generation_url\":" + address
                + ",\"latency_ms\":36000,\"model_created\":\"" + entry.created + "\",\"error\":"
                + (entry.error.isEmpty() ? "null" : JsonShape.quoted(entry.error)) + "}";
    }
}
