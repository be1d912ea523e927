package io.github.seedreamplugin.segmind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A real server on loopback, down to the byte, that does what a test tells it and remembers what it saw. */
final class LoopbackServer implements AutoCloseable {

    /** What to do with one request; returning closes the connection. */
    interface Script {
        void answer(Call call) throws IOException, InterruptedException;
    }

    /** One request as it came over the wire. */
    record Seen(String method, String target, Map<String, String> headers, String body) {}

    /** One request, and the means to answer it badly. */
    record Call(Seen seen, Socket socket, LoopbackServer server) {

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Headers each end with a line feed. */
        void respond(int status, String headers, byte[] body) throws IOException {
            String head = "HTTP/1.1 " + status + " Reason\nContent-Length: " + body.length + "\n" + headers + "\n";
            send(head.replace("\n", "\r\n"));
            send(body);
        }

        void respond(int status, String headers, String body) throws IOException {
            respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
        }

        /** Ends the connection as a crashed peer does. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more until the other side or the test ends. */
        void hang() throws InterruptedException {
            server.closed.await();
        }

        /** Writes the text over and over, until the other side is gone. */
        void drip(String text) throws IOException, InterruptedException {
            do {
                send(text);
            } while (!server.closed.await(10, TimeUnit.MILLISECONDS));
        }
    }

    private static final Seen NOTHING = new Seen("", "", Map.of(), "");

    private final ServerSocket listener;
    private final boolean tls;
    private final boolean raw;
    private final Script script;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        return thread;
    });

    private LoopbackServer(ServerSocket listener, boolean tls, boolean raw, Script script) {
        this.listener = listener;
        this.tls = tls;
        this.raw = raw;
        this.script = script;
        threads.execute(this::listen);
    }

    static LoopbackServer start(Script script) throws IOException {
        return new LoopbackServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, false, script);
    }

    static LoopbackServer startTls(SSLContext context, Script script) throws IOException {
        return new LoopbackServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                true,
                false,
                script);
    }

    /** A server that does not read a request before it acts. */
    static LoopbackServer startRaw(Script script) throws IOException {
        return new LoopbackServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), false, true, script);
    }

    int port() {
        return listener.getLocalPort();
    }

    URI uri(String path) {
        return uri("127.0.0.1", path);
    }

    URI uri(String host, String path) {
        return URI.create((tls ? "https://" : "http://") + host + ":" + port() + path);
    }

    /** Every request head and body that arrived whole, in order. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<Seen> seen(String method) {
        return seen.stream().filter(request -> request.method().equals(method)).toList();
    }

    /** Waits until the first request has arrived. */
    void awaitRequest() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("no request came");
        }
    }

    private void listen() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (raw) {
                script.answer(new Call(NOTHING, socket, this));
                return;
            }
            Seen request = read(socket.getInputStream());
            seen.add(request);
            asked.countDown();
            script.answer(new Call(request, socket, this));
        } catch (IOException e) {
            // The client went away, which is what many tests are about.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(socket);
        }
    }

    private static Seen read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        if (first.length < 2) {
            throw new IOException("no request");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Seen(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        die();
    }

    /** Drops every connection and takes no more. */
    void die() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
