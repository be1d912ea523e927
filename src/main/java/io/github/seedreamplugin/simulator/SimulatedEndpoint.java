package io.github.seedreamplugin.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may ask for what: paths, methods, the key; and the headers that every answer carries. */
final class SimulatedEndpoint implements HttpHandler {

    static final String GENERATION = "/v1/seedream-v5-lite-text-to-image";
    static final String QUEUE = "/v2/seedream-v5-lite-text-to-image";
    static final String CREDITS = "/v1/get-user-credits";
    static final String BALANCE = "x-remaining-credits";

    private static final int LONGEST_REQUEST = 1 << 20;
    private static final int NO_BODY = -1;

    private final Optional<String> requiredKey;
    private final Clock clock;
    private final SimulatedRequests requests;
    private final Services services;
    private final RateWindow window;

    /** What stands behind the paths. */
    record Services(
            SimulatedAccount account,
            SimulatedGeneration direct,
            SimulatedQueue queue,
            SimulatedHistory history,
            SimulatedLinks links) {}

    SimulatedEndpoint(SimulatorSettings settings, Clock clock, SimulatedRequests requests, Services services) {
        requiredKey = settings.requiredKey();
        this.clock = clock;
        this.requests = requests;
        this.services = services;
        window = new RateWindow(clock);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<SimulatedReply> reply = answer(exchange);
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    /** Empty means that the connection closes without an answer. */
    private Optional<SimulatedReply> answer(HttpExchange exchange) throws IOException {
        URI target = exchange.getRequestURI();
        String path = target.getPath();
        if (SimulatedLinks.isFor(path)) {
            return Optional.of(services.links().answer(path));
        }
        boolean buys = path.equals(GENERATION) || path.equals(QUEUE);
        boolean history = path.equals(SimulatedHistory.PATH) || path.startsWith(SimulatedHistory.PATH + "/");
        if (!buys && !history && !path.equals(CREDITS) && !SimulatedQueue.isFor(path)) {
            return Optional.of(SimulatedReply.error(404, "The requested URL does not exist"));
        }
        if (!isKnown(exchange.getRequestHeaders().getFirst("x-api-key"))) {
            return Optional.of(SimulatedReply.error(401, "User authentication failed"));
        }
        String method = buys ? "POST" : "GET";
        if (!exchange.getRequestMethod().equals(method)) {
            return Optional.of(withAccountHeaders(SimulatedReply.error(405, "The requested HTTP method is not allowed")
                    .with("Allow", method)));
        }
        if (buys) {
            return buy(exchange, path.equals(QUEUE)).map(this::withAccountHeaders);
        }
        return Optional.of(withAccountHeaders(
                path.equals(CREDITS)
                        ? credits()
                        : history
                                ? services.history().answer(target)
                                : services.queue().answer(path)));
    }

    private boolean isKnown(@Nullable String key) {
        return key != null && !key.isBlank() && requiredKey.map(key::equals).orElse(true);
    }

    private SimulatedReply credits() {
        return SimulatedReply.json(
                200, "{\"credits\": " + services.account().shown().toPlainString() + ", \"free-credits\": 0.0}");
    }

    private Optional<SimulatedReply> buy(HttpExchange exchange, boolean queued) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST + 1);
        if (body.length > LONGEST_REQUEST) {
            return Optional.of(SimulatedReply.error(400, "The request body is longer than a million bytes"));
        }
        RequestBody.Parsed parsed = RequestBody.parse(body);
        if (parsed instanceof RequestBody.Parsed.Valid valid) {
            SimulatedRequest request =
                    new SimulatedRequest(clock.instant(), new String(body, StandardCharsets.UTF_8), valid.attributes());
            requests.add(request);
            return queued ? services.queue().submit(request) : services.direct().answer(request);
        }
        return Optional.of(SimulatedReply.error(400, ((RequestBody.Parsed.Invalid) parsed).problem()));
    }

    private SimulatedReply withAccountHeaders(SimulatedReply reply) {
        return window.count(reply.with(BALANCE, services.account().shown().toPlainString()));
    }

    /** A reply that declares more than it has ends there; closing the exchange then closes the connection. */
    private static void send(HttpExchange exchange, SimulatedReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.declaredLength());
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body());
        out.flush();
    }
}
