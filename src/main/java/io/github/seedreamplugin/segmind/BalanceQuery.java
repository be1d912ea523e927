package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/** Asks for the balance, which is free and may be asked for again. */
final class BalanceQuery {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_ATTEMPTS = 3;
    private static final int LARGEST_BODY = 64 * 1024;
    // Numbers such as 1e999999999 are legal JSON and would fill the memory when added up.
    private static final int MOST_DIGITS = 40;

    private final Transport transport;
    private final ClientSettings settings;
    private final ApiKey key;

    BalanceQuery(Transport transport, ClientSettings settings, ApiKey key) {
        this.transport = transport;
        this.settings = settings;
        this.key = key;
    }

    BalanceOutcome ask() {
        Duration most = settings.requestTimeout().compareTo(LONGEST) < 0 ? settings.requestTimeout() : LONGEST;
        long until = System.nanoTime() + most.toNanos();
        Reply reply = once(most);
        for (int attempt = 1; attempt < MOST_ATTEMPTS && reply.passing(); attempt++) {
            Duration left = Duration.ofNanos(until - System.nanoTime()).minus(PAUSE);
            if (left.isNegative() || left.isZero() || !transport.pause(PAUSE)) {
                break;
            }
            reply = once(left);
        }
        return reply.outcome();
    }

    private record Reply(BalanceOutcome outcome, boolean passing) {}

    private Reply once(Duration left) {
        HttpGet get = new HttpGet(settings.endpoint().creditsUri());
        get.setHeader("x-api-key", key.value());
        get.setHeader("Accept", "application/json");
        get.setHeader("Connection", "close");
        try (Exchange exchange = transport.open(get, left)) {
            try {
                return reply(exchange.send(), exchange);
            } catch (IOException | RuntimeException e) {
                TransportFailure fault = TransportFailure.of(e, exchange, key);
                return new Reply(new BalanceOutcome.Unavailable(fault.words()), fault.passing());
            }
        }
    }

    private Reply reply(ClassicHttpResponse response, Exchange exchange) throws IOException {
        int status = response.getCode();
        if (!exchange.begun() || (transport.hasProxy() && status == 407)) {
            return new Reply(new BalanceOutcome.Unavailable("the proxy answered " + status), status >= 500);
        }
        if (status >= 500 || status == 429) {
            String message = AnswerText.of(response, key);
            return new Reply(new BalanceOutcome.Unavailable("HTTP " + status + ": " + message), status != 429);
        }
        if (status != 200) {
            return new Reply(new BalanceOutcome.Refused(status, AnswerText.of(response, key)), false);
        }
        return new Reply(read(response.getEntity()), false);
    }

    private static BalanceOutcome read(HttpEntity entity) throws IOException {
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_BODY);
        JsonNode json = ServiceJson.read(new String(body, StandardCharsets.UTF_8));
        Optional<BigDecimal> bought = number(json, "credits");
        Optional<BigDecimal> free = number(json, "free-credits");
        if (bought.isPresent() || free.isPresent()) {
            return new BalanceOutcome.Known(bought.orElse(BigDecimal.ZERO).add(free.orElse(BigDecimal.ZERO)));
        }
        return new BalanceOutcome.Unavailable("the answer has neither credits nor free-credits");
    }

    private static Optional<BigDecimal> number(JsonNode json, String name) {
        JsonNode node = json.get(name);
        if (node == null || !(node.isNumber() || node.isString())) {
            return Optional.empty();
        }
        try {
            BigDecimal number = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(node.stringValue().strip());
            boolean sensible = number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
            return sensible ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
