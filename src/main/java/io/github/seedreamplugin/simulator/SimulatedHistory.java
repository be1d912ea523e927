package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.simulator.SimulatedRequest.Result;
import io.github.seedreamplugin.simulator.SimulatedRequest.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of past requests: a row for each picture, each with the price of the whole request. */
final class SimulatedHistory {

    static final String PATH = "/inference-request/request-history";

    private static final int MOST_ROWS = 100;

    private final SimulatedRequests requests;
    private final SimulatedLinks links;
    private final Duration lag;

    SimulatedHistory(SimulatedRequests requests, SimulatedLinks links, Duration lag) {
        this.requests = requests;
        this.links = links;
        this.lag = lag;
    }

    SimulatedReply answer(URI target) {
        String path = target.getPath();
        if (path.startsWith(PATH + "/")) {
            List<String> rows = requests.find(path.substring(PATH.length() + 1))
                    .filter(this::isVisible)
                    .map(request -> rows(request).toList())
                    .orElse(List.of());
            return rows.isEmpty() ? SimulatedReply.error(404, "There is no such request") : page(rows);
        }
        Map<String, String> query = query(target);
        int perPage = number(query, "per_page", MOST_ROWS);
        List<String> rows = requests.newestFirst().stream()
                .filter(this::isVisible)
                .filter(request -> status(request.result()).startsWith(query.getOrDefault("status", "")))
                .flatMap(this::rows)
                .skip((number(query, "page", 1) - 1L) * perPage)
                .limit(perPage)
                .toList();
        return page(rows);
    }

    private static SimulatedReply page(List<String> rows) {
        return SimulatedReply.json(200, rows.stream().collect(Collectors.joining(", ", "{\"data\": [", "]}")));
    }

    private static Map<String, String> query(URI target) {
        return Arrays.stream(Optional.ofNullable(target.getQuery()).orElse("").split("&"))
                .filter(pair -> pair.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1),
                        (first, second) -> first));
    }

    private static int number(Map<String, String> query, String name, int otherwise) {
        String text = query.getOrDefault(name, "");
        return text.matches("[1-9]\\d{0,2}") ? Math.min(MOST_ROWS, Integer.parseInt(text)) : otherwise;
    }

    private boolean isVisible(SimulatedRequest request) {
        return System.nanoTime() - request.result().since() >= lag.toNanos();
    }

    private Stream<String> rows(SimulatedRequest request) {
        List<String> made = links.of(request, request.result().images());
        return made.isEmpty()
                ? Stream.of(row(request, "null"))
                : made.stream().map(link -> row(request, "\"" + link + "\""));
    }

    private static String row(SimulatedRequest request, String link) {
        Result result = request.result();
        return "{\"request_id\": \"" + request.id()
                + "\", \"model_name\": \"seedream-v5-lite-text-to-image\", \"model_status\": \"" + status(result)
                + "\", \"credits_deduction\": " + result.cost().toPlainString()
                + ", \"request_body\": " + request.body()
                + ", \"generation_url\": " + link
                + ", \"model_created\": \"" + request.created()
                + "\", \"error\": " + (result.error().isEmpty() ? "null" : SimulatedReply.quoted(result.error())) + "}";
    }

    private static String status(Result result) {
        return result.status() == Status.COMPLETED || result.status() == Status.FAILED
                ? result.status().name()
                : "PENDING";
    }
}
