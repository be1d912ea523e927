package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import tools.jackson.databind.JsonNode;

/** Asks the provider's history what became of past requests; free. */
final class HistoryClient {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_ATTEMPTS = 3;
    private static final int LARGEST_BODY = 32 * 1024 * 1024;
    private static final int PER_PAGE = 100;
    private static final int MOST_PAGES = 100;
    private static final int MOST_DAYS = 31;

    private final Transport transport;
    private final ApiKey key;

    HistoryClient(Transport transport, ApiKey key) {
        this.transport = transport;
        this.key = key;
    }

    HistoryAnswer ask(URI history, HistoryQuery query) {
        String scheme = String.valueOf(history.getScheme()).toLowerCase(Locale.ROOT);
        boolean loopback = HostName.isLoopback(HostName.of(history));
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            return new HistoryAnswer.Unavailable(
                    KeyedAddress.shown(history) + " would send the key unencrypted: use https");
        }
        HistoryRows rows = new HistoryRows();
        Optional<HistoryAnswer> problem = query.requestId().isPresent()
                ? one(history, query.requestId().get(), rows)
                : days(history, query, rows);
        return problem.orElseGet(
                () -> new HistoryAnswer.Rows(rows.all().stream().toList()));
    }

    private Optional<HistoryAnswer> one(URI history, String requestId, HistoryRows rows) {
        if (Stated.id(requestId).isEmpty()) {
            return Optional.of(new HistoryAnswer.Unavailable("not a request id"));
        }
        String path = history.getRawPath() == null ? "" : history.getRawPath();
        Page page = page(history.resolve(path + "/" + requestId));
        page.json().ifPresent(rows::add);
        boolean unknown = page.problem().isPresent()
                && page.problem().get() instanceof HistoryAnswer.Refused refused
                && refused.status() == 404;
        return unknown ? Optional.empty() : page.problem();
    }

    private Optional<HistoryAnswer> days(URI history, HistoryQuery query, HistoryRows rows) {
        LocalDate from = query.from();
        while (!from.isAfter(query.to())) {
            LocalDate last = from.plusDays(MOST_DAYS - 1L);
            LocalDate to = last.isAfter(query.to()) ? query.to() : last;
            Optional<HistoryAnswer> problem = pages(history, "from_date=" + from + "&to_date=" + to, rows);
            if (problem.isPresent()) {
                return problem;
            }
            from = to.plusDays(1);
        }
        return Optional.empty();
    }

    private Optional<HistoryAnswer> pages(URI history, String days, HistoryRows rows) {
        for (int number = 1; number <= MOST_PAGES; number++) {
            String query = "?page=" + number + "&per_page=" + PER_PAGE + "&" + days;
            Page page = page(URI.create(KeyedAddress.shown(history) + query));
            if (page.json().isEmpty()) {
                return page.problem();
            }
            int before = rows.size();
            int came = rows.add(page.json().get());
            // A service that knows no pages says the same again.
            if (came < PER_PAGE || rows.size() == before) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** One of the two. */
    private record Page(Optional<JsonNode> json, Optional<HistoryAnswer> problem) {

        static Page failed(HistoryAnswer problem) {
            return new Page(Optional.empty(), Optional.of(problem));
        }
    }

    private Page page(URI address) {
        Page page = once(address);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && isPassing(page) && transport.pause(PAUSE); attempt++) {
            page = once(address);
        }
        return page;
    }

    private static boolean isPassing(Page page) {
        return page.problem().isPresent() && page.problem().get() instanceof HistoryAnswer.Unavailable;
    }

    private Page once(URI address) {
        HttpGet get = new HttpGet(address);
        get.setHeader("x-api-key", key.value());
        get.setHeader("Accept", "application/json");
        get.setHeader("Accept-Encoding", "identity");
        get.setHeader("Connection", "close");
        try (Exchange exchange = transport.open(get, LONGEST)) {
            try {
                return read(exchange.send(), exchange);
            } catch (IOException | RuntimeException e) {
                return Page.failed(new HistoryAnswer.Unavailable(
                        TransportFailure.of(e, exchange, key).words()));
            }
        }
    }

    private Page read(ClassicHttpResponse response, Exchange exchange) throws IOException {
        int status = response.getCode();
        if (!exchange.begun() || (transport.hasProxy() && status == 407)) {
            return Page.failed(new HistoryAnswer.Unavailable("the proxy answered " + status));
        }
        if (status >= 500 || status == 429) {
            return Page.failed(new HistoryAnswer.Unavailable("HTTP " + status + ": " + AnswerText.of(response, key)));
        }
        if (status != 200) {
            return Page.failed(new HistoryAnswer.Refused(status, AnswerText.of(response, key)));
        }
        JsonNode json;
        try (InputStream in = key.maskIn(response.getEntity().getContent())) {
            json = ServiceJson.read(new String(in.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8));
        }
        return json.isMissingNode()
                ? Page.failed(new HistoryAnswer.Unavailable("the answer is not JSON"))
                : new Page(Optional.of(json), Optional.empty());
    }
}
