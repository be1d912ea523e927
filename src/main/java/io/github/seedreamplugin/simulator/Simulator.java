package io.github.seedreamplugin.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The provider's endpoint in this process: it answers on loopback as the real one is documented to, v1, the queue of
 * v2 and the history of requests, keeps an account of play money, and draws pictures of the right size that say SIMULATED. Nothing of it outlives {@link #close()}.
 *
 * <p>A marker in a prompt rehearses what can go wrong:
 *
 * <table>
 * <caption>Markers</caption>
 * <tr><th>in the prompt</th><th>what happens</th><th>charged</th></tr>
 * <tr><td>{@code [simulate 500]}</td><td>that status; any of 400, 401, 403, 404, 405, 406, 408, 410, 422, 429, 500,
 *     502, 503, 504; 429 and 503 only the first time that the prompt comes</td><td>no</td></tr>
 * <tr><td>{@code [simulate moderated]}</td><td>400 with the provider's refusal of the prompt; the queue's job
 *     fails</td><td>no</td></tr>
 * <tr><td>{@code [simulate error 200]}</td><td>200 with an error in its JSON; the queue's job fails</td><td>no</td></tr>
 * <tr><td>{@code [simulate timeout]}</td><td>no answer, ever; the queue's job never ends</td><td>no</td></tr>
 * <tr><td>{@code [simulate charged 500]}</td><td>500; the queue's job fails</td><td>yes</td></tr>
 * <tr><td>{@code [simulate late 504]}</td><td>504; the queue's job ends later</td><td>after two seconds</td></tr>
 * <tr><td>{@code [simulate lost]}</td><td>the connection closes without an answer</td><td>yes</td></tr>
 * <tr><td>{@code [simulate truncated]}</td><td>the connection breaks in the middle of the picture</td><td>yes</td></tr>
 * <tr><td>{@code [simulate wrong length]}</td><td>a whole picture under a length that is too large</td><td>yes</td></tr>
 * <tr><td>{@code [simulate gzip]}</td><td>a picture that is compressed once more</td><td>yes</td></tr>
 * <tr><td>{@code [simulate html]}</td><td>a web page that claims to be a JPEG</td><td>yes</td></tr>
 * <tr><td>{@code [simulate links]}</td><td>addresses of pictures, as the queue always gives them</td><td>yes</td></tr>
 * <tr><td>{@code [simulate busy link]}</td><td>the same; the last address answers 503 four times</td><td>yes</td></tr>
 * <tr><td>{@code [simulate partly]}</td><td>one image fewer, and an error in its place</td><td>for those made</td></tr>
 * <tr><td>{@code [simulate fewer]}</td><td>one image fewer than {@code max_images}</td><td>for those made</td></tr>
 * <tr><td>{@code [simulate forgotten]}</td><td>the queue has forgotten the job when it is done; the history has
 *     not</td><td>yes</td></tr>
 * </table>
 *
 * <p>Any other marker is answered with 400 and the list of these.
 */
public final class Simulator implements AutoCloseable {

    private final SimulatedAccount account;
    private final Work work;
    private final ExecutorService workers;
    private final HttpServer server;

    /**
     * Starts it.
     *
     * @param clock for the dates that it answers with
     * @throws IOException if the port cannot be had
     */
    public Simulator(SimulatorSettings settings, Clock clock) throws IOException {
        account = new SimulatedAccount(settings.openingCredits(), settings.lag());
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IOException(
                    "cannot start the simulator on port " + settings.port() + ": " + e.getMessage()
                            + "; choose another port, or 0 for any that is free",
                    e);
        }
        workers = Executors.newCachedThreadPool(task -> daemon("seedream-simulator", task));
        work = new Work(settings, account, workers);
        server.setExecutor(workers);
        server.createContext("/", endpoint(settings, clock));
        startAsDaemon();
    }

    private SimulatedEndpoint endpoint(SimulatorSettings settings, Clock clock) {
        SimulatedRequests requests = new SimulatedRequests();
        Drawing drawing = new Drawing();
        SimulatedLinks links =
                new SimulatedLinks(requests, drawing, path -> uri(path).toString());
        SimulatedGeneration direct = new SimulatedGeneration(work, drawing, links);
        SimulatedQueue queue = new SimulatedQueue(requests, work, links);
        SimulatedHistory history = new SimulatedHistory(requests, links, settings.lag());
        return new SimulatedEndpoint(
                settings, clock, requests, new SimulatedEndpoint.Services(account, direct, queue, history, links));
    }

    /** Where to POST, with the documented path. */
    public URI endpoint() {
        return uri(SimulatedEndpoint.GENERATION);
    }

    /** Where to POST to the queue. */
    public URI queueEndpoint() {
        return uri(SimulatedEndpoint.QUEUE);
    }

    /** Where to GET what became of past requests. */
    public URI historyUri() {
        return uri(SimulatedHistory.PATH);
    }

    /** Where to GET the balance. */
    public URI creditsUri() {
        return uri(SimulatedEndpoint.CREDITS);
    }

    public BigDecimal remainingCredits() {
        return account.balance();
    }

    /** How many calls were charged. */
    public int paidCalls() {
        return account.paidCalls();
    }

    private URI uri(String path) {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + address.getPort() + path);
    }

    /** The server's own thread inherits its settings from the one that starts it. */
    private void startAsDaemon() {
        Thread starter = daemon("seedream-simulator-start", server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        work.close();
        server.stop(0);
        workers.shutdownNow();
    }
}
