package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * A real server on loopback, down to the byte, that does what a test tells it and remembers what it saw. It knows
 * nothing of the service; {@link ScriptedEndpoint} does.
 */
public final class LoopbackServer implements AutoCloseable {

    /** What to do with one request; returning closes the connection. */
    public interface Script {
        void answer(Call call) throws IOException, InterruptedException;
    }

    /** What to do with one connection. */
    interface Service {
        void serve(Connection connection) throws IOException, InterruptedException;
    }

    /** One request, and the means to answer it badly. */
    public record Call(ReceivedRequest seen, Connection connection, LoopbackServer server) {

        public Socket socket() {
            return connection.socket();
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void send(byte[] bytes) throws IOException {
            connection.send(bytes);
        }

        /** Each header ends with a line feed. */
        public void respond(int status, String headers, byte[] body) throws IOException {
            String head = "HTTP/1.1 " + status + " Reason\nContent-Length: " + body.length + "\n" + headers + "\n";
            send(head.replace("\n", "\r\n"));
            send(body);
        }

        public void respond(int status, String headers, String body) throws IOException {
            respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        /** Ends the connection as a crashed peer does. */
        public void reset() throws IOException {
            connection.breakOff();
            connection.close();
        }

        /** Says nothing more until the other side or the test ends. */
        public void hang() throws InterruptedException {
            server.closed.await();
        }

        /** Writes the text over and over, until the other side is gone. */
        public void drip(String text) throws IOException, InterruptedException {
            do {
                send(text);
            } while (!server.closed.await(10, TimeUnit.MILLISECONDS));
        }
    }

    private static final int BACKLOG = 200;
    private static final int PATIENCE_SECONDS = 10;

    private final ServerSocket listener;
    private final boolean tls;
    private final List<ReceivedRequest> seen = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private int lastPort;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackServer(ServerSocket listener, boolean tls) {
        this.listener = listener;
        this.tls = tls;
    }

    public static LoopbackServer start(Script script) throws IOException {
        LoopbackServer server = new LoopbackServer(plainSocket(), false);
        return server.serving(connection -> server.answerOne(connection, script));
    }

    public static LoopbackServer startTls(SSLContext context, Script script) throws IOException {
        LoopbackServer server = new LoopbackServer(
                context.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
                true);
        return server.serving(connection -> server.answerOne(connection, script));
    }

    /** A server that does not read a request before it acts. */
    public static LoopbackServer startRaw(Script script) throws IOException {
        LoopbackServer server = new LoopbackServer(plainSocket(), false);
        return server.serving(connection -> script.answer(new Call(ReceivedRequest.NOTHING, connection, server)));
    }

    /** A server that is not yet {@link #serving}. */
    static LoopbackServer bound() {
        try {
            return new LoopbackServer(plainSocket(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket plainSocket() throws IOException {
        return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    /** Begins to take connections, each served by a thread of its own. */
    LoopbackServer serving(Service service) {
        threads.execute(() -> listen(service));
        return this;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public URI uri(String path) {
        return uri("127.0.0.1", path);
    }

    public URI uri(String host, String path) {
        return URI.create((tls ? "https://" : "http://") + host + ":" + port() + path);
    }

    /** Every request head and body that arrived whole, in order. */
    public List<ReceivedRequest> seen() {
        return List.copyOf(seen);
    }

    public List<ReceivedRequest> seen(String method) {
        return seen.stream().filter(request -> request.method().equals(method)).toList();
    }

    /** Waits until the first request has arrived. */
    public void awaitRequest() throws InterruptedException {
        if (!asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came");
        }
    }

    /** Waits until every connection that anybody has made so far has been served and closed. */
    void awaitDisconnected() {
        int port;
        try (Socket last = new Socket(InetAddress.getLoopbackAddress(), port())) {
            port = last.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (connections) {
            try {
                // Connections are taken in the order in which they were made.
                while (lastPort != port || !connections.isEmpty()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (left <= 0) {
                        throw new AssertionError(connections.size() + " connections are still open");
                    }
                    connections.wait(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while connections were open", e);
            }
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void listen(Service service) {
        while (!isClosed()) {
            try {
                Socket socket = listener.accept();
                Connection connection = new Connection(socket, closed);
                synchronized (connections) {
                    connections.add(connection);
                    lastPort = socket.getPort();
                }
                threads.execute(() -> serve(connection, service));
            } catch (IOException | RejectedExecutionException e) {
                return;
            }
        }
    }

    private void serve(Connection connection, Service service) {
        try (connection) {
            service.serve(connection);
        } catch (IOException e) {
            // The client went away, which is what many tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (connections) {
                connections.remove(connection);
                connections.notifyAll();
            }
        }
    }

    private void answerOne(Connection connection, Script script) throws IOException, InterruptedException {
        Optional<ReceivedRequest> request = connection.read();
        if (request.isPresent()) {
            seen.add(request.get());
            asked.countDown();
            script.answer(new Call(request.get(), connection, this));
        }
    }

    @Override
    public void close() throws IOException {
        die();
    }

    /** Drops every connection and takes no more. */
    public void die() throws IOException {
        closed.countDown();
        listener.close();
        for (Connection connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
