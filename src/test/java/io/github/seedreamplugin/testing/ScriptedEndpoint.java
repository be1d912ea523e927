package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The provider's endpoint on loopback, as bad as a test wants it, with books of its own: what it charged is what a user
 * would have paid, whatever the client believes.
 *
 * <pre>{@code
 * try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "1.00")) {
 *     endpoint.onPrompt("a cat", ScriptedAnswer.error(500, "oops").charged(), ScriptedAnswer.picture());
 *     … run the code against endpoint.uri() with endpoint.key() …
 *     assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>Without a script it does what a healthy service does. A call without the right key gets 401, one that the balance
 * does not cover 406. A script for the next call goes before one for its prompt, and that before the one for the rest.
 * No method sleeps; the waiting ones give up with an {@link AssertionError} after 30 seconds.
 */
public final class ScriptedEndpoint implements AutoCloseable {

    private static final String GENERATION = "/v1/seedream-v5-lite-text-to-image";
    private static final String CREDITS = "/v1/get-user-credits";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BigDecimal price;
    private final Books books;
    private final LoopbackServer server = LoopbackServer.bound();
    private final Script script = new Script();
    private final Journal journal = new Journal(PATIENCE);
    private volatile String key = "SG_0123456789abcdef";

    private ScriptedEndpoint(BigDecimal price, BigDecimal openingCredits) {
        this.price = price;
        books = new Books(openingCredits);
        server.serving(this::serve);
    }

    /** Starts with 10 credits and a price of 0.035 an image. */
    public static ScriptedEndpoint start() {
        return start("0.035", "10");
    }

    public static ScriptedEndpoint start(String price, String openingCredits) {
        return new ScriptedEndpoint(new BigDecimal(price), new BigDecimal(openingCredits));
    }

    /** Where to POST. */
    public URI uri() {
        return uri(GENERATION);
    }

    /** Where to GET the balance. */
    public URI creditsUri() {
        return uri(CREDITS);
    }

    /** Any other address of this endpoint, scripted by {@link #onPath}. */
    public URI uri(String path) {
        return server.uri(path);
    }

    /** The key that it accepts. */
    public String key() {
        return key;
    }

    /** Has it accept this key instead. */
    public ScriptedEndpoint accepting(String otherKey) {
        key = otherKey;
        return this;
    }

    /** Answers to the next generation requests in order of arrival, one each, whatever they ask for. */
    public ScriptedEndpoint next(ScriptedAnswer... answers) {
        script.next(List.of(answers));
        return this;
    }

    /** Takes back what {@link #next} has put in store and nobody has asked for. */
    public ScriptedEndpoint forgetNext() {
        script.forgetNext();
        return this;
    }

    /** Answers to the requests for this prompt, in order; the last one stays. */
    public ScriptedEndpoint onPrompt(String prompt, ScriptedAnswer... answers) {
        script.put("prompt " + prompt, List.of(answers));
        return this;
    }

    /** The answer to every generation request that no other script is for. */
    public ScriptedEndpoint otherwise(ScriptedAnswer answer) {
        script.put("prompt", List.of(answer));
        return this;
    }

    /** Answers to requests of another path, or of {@code /v1/get-user-credits}; free of charge; the last one stays. */
    public ScriptedEndpoint onPath(String path, ScriptedAnswer... answers) {
        script.put(
                "path " + path, Arrays.stream(answers).map(ScriptedAnswer::free).toList());
        return this;
    }

    /** Lets every held request go on that has arrived by now. */
    public void release() {
        journal.release(request -> true);
    }

    /** Lets the held requests for this prompt go on that have arrived by now. */
    public void release(String prompt) {
        journal.release(request -> request.prompt().equals(prompt));
    }

    /** Books every charge that was put off by {@link ScriptedAnswer#chargedLate()}. */
    public void settleLateCharges() {
        books.settle();
    }

    /** Another user of the account. */
    public void spendElsewhere(String credits) {
        books.spend(new BigDecimal(credits));
    }

    public BigDecimal remainingCredits() {
        return books.balance();
    }

    /** What all calls together were charged. */
    public BigDecimal spent() {
        return books.sales().stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every charged call, in the order of booking. */
    public List<Sale> sales() {
        return books.sales();
    }

    public int paidCalls() {
        return books.sales().size();
    }

    public int paidCalls(String prompt) {
        return (int) books.sales().stream()
                .filter(sale -> sale.prompt().equals(prompt))
                .count();
    }

    /** Every request of any path, in order of arrival. */
    public List<ReceivedRequest> requests() {
        return journal.requests();
    }

    /** The generation requests, in order of arrival. */
    public List<ReceivedRequest> generationRequests() {
        return requests().stream().filter(ScriptedEndpoint::isGeneration).toList();
    }

    /** The most generation requests that were under way at one moment. */
    public int mostConcurrent() {
        return journal.mostInFlight();
    }

    /** Waits until so many generation requests are under way at once. */
    public void awaitInFlight(int count) {
        journal.awaitInFlight(count);
    }

    /** Waits until so many generation requests have arrived since the start. */
    public void awaitRequests(int count) {
        journal.await("generation requests", () -> generationRequests().size() >= count);
    }

    private static boolean isGeneration(ReceivedRequest request) {
        return request.path().equals(GENERATION);
    }

    private void serve(Connection connection) throws IOException {
        boolean open = !server.isClosed();
        while (open) {
            Optional<ReceivedRequest> request = connection.read();
            open = request.isPresent() && serve(connection, request.get()) && !server.isClosed();
        }
    }

    /** Whether the connection can serve another request. */
    private boolean serve(Connection connection, ReceivedRequest request) throws IOException {
        Journal.Entry entry = journal.arrived(request, isGeneration(request), () -> choose(request));
        try {
            if (entry.answer().isHeld()) {
                entry.awaitRelease();
            }
            if (server.isClosed()) {
                return false;
            }
            ScriptedAnswer answer = entry.answer();
            byte[] body = answer.bodyFor(request.images());
            if (!book(answer, request, body)) {
                answer = ScriptedAnswer.error(406, "Not enough credits");
                body = answer.bodyFor(request.images());
            }
            // Out of the way before the client can know it has the last byte, or its next request would count as one
            // more.
            Runnable beforeTheEnd = () -> journal.left(entry);
            boolean reusable = answer.isAnswered()
                    && connection.write(answer, headers(answer, request, body.length), body, beforeTheEnd);
            if (answer.isHung()) {
                entry.awaitRelease();
            }
            if (answer.isReset()) {
                connection.breakOff();
            }
            return reusable;
        } finally {
            journal.left(entry);
        }
    }

    private ScriptedAnswer choose(ReceivedRequest request) {
        boolean credits = request.path().equals(CREDITS);
        if ((credits || isGeneration(request)) && !request.header("x-api-key").equals(key)) {
            return ScriptedAnswer.error(401, "Authentication failed");
        }
        return script.answerTo(request, isGeneration(request)).orElseGet(() -> {
            if (credits) {
                return ScriptedAnswer.json(
                        "{\"credits\": " + remainingCredits().toPlainString() + ", \"free-credits\": 0.0}");
            }
            return !isGeneration(request)
                    ? ScriptedAnswer.error(404, "Not found")
                    : request.method().equals("POST")
                            ? ScriptedAnswer.asAsked()
                            : ScriptedAnswer.error(405, "Method not allowed");
        });
    }

    /** Whether the call went through; only a picture needs a balance that covers it. */
    private boolean book(ScriptedAnswer answer, ReceivedRequest request, byte[] body) {
        if (!isGeneration(request) || answer.charge() == ScriptedAnswer.Charge.NEVER) {
            return true;
        }
        BigDecimal amount = answer.amount(price, request.images());
        Sale sale = new Sale(request.prompt(), request.body(), amount, TestPictures.sha256(body));
        if (answer.charge() == ScriptedAnswer.Charge.WHEN_SETTLED) {
            books.bookLater(sale);
            return true;
        }
        if (answer.status() == 200) {
            return books.bookIfCovered(sale);
        }
        books.book(sale);
        return true;
    }

    private Map<String, String> headers(ScriptedAnswer answer, ReceivedRequest request, int length) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String type = answer.contentTypeFor(request.images());
        if (!type.isEmpty()) {
            headers.put("content-type", type);
        }
        if (isGeneration(request) || request.path().equals(CREDITS)) {
            headers.put("x-remaining-credits", books.balance().toPlainString());
        }
        switch (answer.framing()) {
            case LENGTH -> headers.put("content-length", Integer.toString(length));
            case CHUNKED -> headers.put("transfer-encoding", "chunked");
            case UNTIL_CLOSED -> headers.put("connection", "close");
        }
        answer.headers()
                .forEach((name, value) ->
                        value.ifPresentOrElse(text -> headers.put(name, text), () -> headers.remove(name)));
        return headers;
    }

    /** Breaks every connection off, held and hung ones too. */
    @Override
    public void close() {
        try {
            server.close();
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
