package io.github.seedreamplugin.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may ask for what: paths, methods, the key; and the headers that every answer carries. */
final class SimulatedEndpoint implements HttpHandler {

    static final String GENERATION = "/v1/seedream-v5-lite-text-to-image";
    static final String CREDITS = "/v1/get-user-credits";
    static final String BALANCE = "x-remaining-credits";

    private static final int LONGEST_REQUEST = 1 << 20;
    private static final int NO_BODY = -1;

    private final Optional<String> requiredKey;
    private final SimulatedAccount account;
    private final SimulatedGeneration generation;
    private final RateWindow window;

    SimulatedEndpoint(
            Optional<String> requiredKey, SimulatedAccount account, SimulatedGeneration generation, RateWindow window) {
        this.requiredKey = requiredKey;
        this.account = account;
        this.generation = generation;
        this.window = window;
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

    /** Nothing means that the connection is to close without an answer. */
    private Optional<SimulatedReply> answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.equals(GENERATION) && !path.equals(CREDITS)) {
            return Optional.of(SimulatedReply.error(404, "The requested URL does not exist"));
        }
        if (!isKnown(exchange.getRequestHeaders().getFirst("x-api-key"))) {
            return Optional.of(SimulatedReply.error(401, "User authentication failed"));
        }
        String method = path.equals(GENERATION) ? "POST" : "GET";
        Optional<SimulatedReply> reply;
        if (!exchange.getRequestMethod().equals(method)) {
            reply = Optional.of(SimulatedReply.error(405, "The requested HTTP method is not allowed")
                    .with("Allow", method));
        } else {
            reply = path.equals(CREDITS) ? Optional.of(credits()) : generate(exchange);
        }
        return reply.map(this::withAccountHeaders);
    }

    private boolean isKnown(@Nullable String key) {
        return key != null && !key.isBlank() && requiredKey.map(key::equals).orElse(true);
    }

    private SimulatedReply credits() {
        return SimulatedReply.json(
                200, "{\"credits\": " + account.balance().toPlainString() + ", \"free-credits\": 0.0}");
    }

    private Optional<SimulatedReply> generate(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST + 1);
        return body.length > LONGEST_REQUEST
                ? Optional.of(SimulatedReply.error(400, "The request body is longer than a million bytes"))
                : generation.answer(body);
    }

    private SimulatedReply withAccountHeaders(SimulatedReply reply) {
        boolean tellsBalance = reply.headers().containsKey(BALANCE);
        return window.count(
                tellsBalance ? reply : reply.with(BALANCE, account.balance().toPlainString()));
    }

    /** A reply that breaks off declares its whole length; closing the exchange then closes the connection. */
    private static void send(HttpExchange exchange, SimulatedReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(reply.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        OutputStream out = exchange.getResponseBody();
        out.write(reply.body(), 0, reply.bytesSent());
        out.flush();
    }
}
