package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The provider's endpoint on loopback, as bad as a test wants it, with books of its own: what it charged is what a user
 * would have paid, whatever the client believes.
 *
 * <pre>{@code
 * try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "1.00")) {
 *     endpoint.onPrompt("a cat", ScriptedAnswer.error(500, "oops").charged(), ScriptedAnswer.picture());
 *     endpoint.books().stating(StatedFact.COST, StatedFact.BALANCE).lagging(Duration.ofMillis(50));
 *     … run the code against endpoint.uri(), or endpoint.queueUri(), with endpoint.key() …
 *     assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>Without a script it does what a healthy service does: v1, the queue of v2, the balance and the history of requests.
 * A call without the right key gets 401, one that the balance does not cover 406. A script for the next call goes before
 * one for its prompt, and that before the one for the rest. No method sleeps; the waiting ones give up with an
 * {@link AssertionError} after 30 seconds.
 */
public final class ScriptedEndpoint implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Journal journal = new Journal(PATIENCE);
    private final ScriptedService service;

    private ScriptedEndpoint(BigDecimal price, BigDecimal openingCredits) {
        service = new ScriptedService(journal, new Books(price, openingCredits));
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
        return uri(ScriptedService.GENERATION);
    }

    /** Where to POST to the queue. */
    public URI queueUri() {
        return uri(ScriptedService.QUEUE);
    }

    /** Where to GET the balance. */
    public URI creditsUri() {
        return uri(ScriptedService.CREDITS);
    }

    /** Where to GET what became of earlier requests. */
    public URI historyUri() {
        return uri(ScriptedHistory.PATH);
    }

    /** Any other address of this endpoint, scripted by {@link #onPath}. */
    public URI uri(String path) {
        return service.server.uri(path);
    }

    /** The same under another name of loopback. */
    public URI uri(String host, String path) {
        return service.server.uri(host, path);
    }

    /** The key that it accepts. */
    public String key() {
        return service.key;
    }

    /** Has it accept this key instead. */
    public ScriptedEndpoint accepting(String otherKey) {
        service.key = otherKey;
        return this;
    }

    /** The account: price, charges, refunds, what is stated, how readings lag. */
    public Books books() {
        return service.books;
    }

    /** The jobs of v2. */
    public ScriptedQueue queue() {
        return service.queue;
    }

    /** What the service tells of past requests. */
    public ScriptedHistory history() {
        return service.history;
    }

    /** Answers to the next generation requests in order of arrival, one each, whatever they ask for. */
    public ScriptedEndpoint next(ScriptedAnswer... answers) {
        service.script.next(List.of(answers));
        return this;
    }

    /** Waits until whoever was connected is gone and has been served, as some time after a client was killed. */
    public void awaitDisconnected() {
        service.server.awaitDisconnected();
    }

    /** Takes back what {@link #next} has put in store and nobody has asked for. */
    public ScriptedEndpoint forgetNext() {
        service.script.forgetNext();
        return this;
    }

    /** Answers to the requests for this prompt, in order; the last one stays. */
    public ScriptedEndpoint onPrompt(String prompt, ScriptedAnswer... answers) {
        service.script.put("prompt " + prompt, List.of(answers));
        return this;
    }

    /** The answer to every generation request that no other script is for. */
    public ScriptedEndpoint otherwise(ScriptedAnswer answer) {
        service.script.put("prompt", List.of(answer));
        return this;
    }

    /** Answers to requests of another path, the balance's included; free of charge; the last one stays. */
    public ScriptedEndpoint onPath(String path, ScriptedAnswer... answers) {
        service.script.put(
                "path " + path, Arrays.stream(answers).map(ScriptedAnswer::free).toList());
        return this;
    }

    /** A new address of this endpoint that answers these, in order; the last one stays. */
    public URI file(ScriptedAnswer... answers) {
        return service.files.put(List.of(answers));
    }

    /** The digest of every picture that lies under an address of its own and is served in the end, by its path. */
    public Map<String, String> files() {
        return service.files.served();
    }

    /** Lets every held request go on that has arrived by now, and ends every held job. */
    public void release() {
        journal.release(request -> true);
        service.queue.release(request -> true);
    }

    /** Lets the held requests for this prompt go on that have arrived by now, and ends its held jobs. */
    public void release(String prompt) {
        journal.release(request -> request.prompt().equals(prompt));
        service.queue.release(request -> request.prompt().equals(prompt));
    }

    /** Books every charge that was put off. */
    public void settleLateCharges() {
        service.books.settle();
    }

    /** Another user of the account; below zero, it is a top-up. */
    public void spendElsewhere(String credits) {
        service.books.spend(credits);
    }

    public BigDecimal remainingCredits() {
        return service.books.balance();
    }

    /** What all calls together were charged. */
    public BigDecimal spent() {
        return service.books.charged();
    }

    /** Every charged call, in the order of booking. */
    public List<Sale> sales() {
        return service.books.sales();
    }

    public int paidCalls() {
        return sales().size();
    }

    public int paidCalls(String prompt) {
        return (int)
                sales().stream().filter(sale -> sale.prompt().equals(prompt)).count();
    }

    /** The ids of the requests whose answer was 200 and went out whole, whether or not somebody read it. */
    public Set<String> delivered() {
        return Set.copyOf(service.delivered);
    }

    /** Every request of any path, in order of arrival. */
    public List<ReceivedRequest> requests() {
        return journal.requests();
    }

    /** The generation requests of v1 and v2, in order of arrival. */
    public List<ReceivedRequest> generationRequests() {
        return requests().stream().filter(ReceivedRequest::isGeneration).toList();
    }

    /** The paths of every request that carried the key in some header, without their queries. */
    public Set<String> pathsGivenTheKey() {
        return requests().stream()
                .filter(request -> request.headers().values().stream().anyMatch(value -> value.contains(service.key)))
                .map(request -> request.path().replaceFirst("\\?.*", ""))
                .collect(Collectors.toSet());
    }

    /** The most generation requests that were under way at one moment. */
    public int mostConcurrent() {
        return journal.mostInFlight();
    }

    /** How many generation requests and jobs are under way. */
    public int inFlight() {
        return journal.inFlight() + service.queue.running();
    }

    /** Waits until so many generation requests are under way at once. */
    public void awaitInFlight(int count) {
        journal.awaitInFlight(count);
    }

    /** Waits until so many generation requests have arrived since the start. */
    public void awaitRequests(int count) {
        journal.await("generation requests", () -> generationRequests().size() >= count);
    }

    /** Waits until so many requests for this path have arrived since the start. */
    public void awaitRequests(String path, int count) {
        journal.await(
                "requests for " + path,
                () -> requests().stream()
                                .filter(request -> request.path().startsWith(path))
                                .count()
                        >= count);
    }

    /** Breaks every connection off, held and hung ones too. */
    @Override
    public void close() {
        service.later.close();
        try {
            service.server.close();
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
