package io.github.seedreamplugin.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A forward proxy on loopback for plain http: it passes one request of each connection on, or does worse. */
public final class ForwardProxy implements AutoCloseable {

    private final ServerSocket server;
    private final String authorization;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> refused = request -> false;
    private volatile Predicate<String> cut = request -> false;

    private ForwardProxy(String authorization) {
        this.authorization = authorization;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** A proxy that asks nobody who they are. */
    public static ForwardProxy open() {
        return new ForwardProxy("");
    }

    /** A proxy that answers 407 to everybody else. */
    public static ForwardProxy requiring(String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ForwardProxy("Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Answers 502 to requests of this method rather than pass them on. */
    public ForwardProxy refusing(String method) {
        refused = request -> request.startsWith(method + " ");
        return this;
    }

    /** Passes requests of this method on and dies before it passes the answer back. */
    public ForwardProxy dyingAfter(String method) {
        cut = request -> request.startsWith(method + " ");
        return this;
    }

    /** Does its work again. */
    public ForwardProxy healed() {
        refused = request -> false;
        cut = request -> false;
        return this;
    }

    /** The {@code <proxy>} of settings.xml. */
    public String element(String user, String password, String nonProxyHosts) {
        return "<proxy><id>office</id><active>true</active><protocol>http</protocol><host>127.0.0.1</host><port>"
                + server.getLocalPort() + "</port>"
                + (user.isEmpty() ? "" : "<username>" + user + "</username><password>" + password + "</password>")
                + (nonProxyHosts.isEmpty() ? "" : "<nonProxyHosts>" + nonProxyHosts + "</nonProxyHosts>")
                + "</proxy>";
    }

    /** The methods and addresses that it was asked for, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What it was told of who asks. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            List<String> head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String[] words = head.get(0).split(" ", -1);
            requests.add(words[0] + " " + words[1]);
            String said = header(head, "proxy-authorization");
            if (!said.isEmpty()) {
                authorizations.add(said);
            }
            byte[] body = in.readNBytes(Integer.parseInt("0" + header(head, "content-length")));
            OutputStream out = client.getOutputStream();
            if (!authorization.isEmpty() && !said.equals(authorization)) {
                answer(out, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"office\"\r\n");
            } else if (refused.test(head.get(0))) {
                answer(out, "502 Bad Gateway", "");
            } else {
                passOn(head, body, URI.create(words[1]), out);
            }
        } catch (IOException e) {
            // One of the two sides has gone; the other finds out.
            return;
        }
    }

    private void passOn(List<String> head, byte[] body, URI target, OutputStream out) throws IOException {
        try (Socket origin = new Socket(target.getHost(), target.getPort())) {
            StringBuilder request = new StringBuilder(head.get(0).replace(target.toString(), target.getRawPath()));
            head.stream()
                    .skip(1)
                    .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                    .forEach(line -> request.append("\r\n").append(line));
            origin.getOutputStream().write(request.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            origin.getOutputStream().write(body);
            origin.shutdownOutput();
            if (cut.test(head.get(0))) {
                int unused = origin.getInputStream().read();
            } else {
                long unused = origin.getInputStream().transferTo(out);
            }
        }
    }

    private static void answer(OutputStream out, String status, String headers) throws IOException {
        String text = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.append((char) next);
            } else if (line.toString().isBlank()) {
                return lines;
            } else {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        return List.of();
    }

    private static String header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "forward-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
