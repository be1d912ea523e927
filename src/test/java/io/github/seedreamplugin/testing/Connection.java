package io.github.seedreamplugin.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP/1.1 by hand over one socket, because a server library would not let a test break its answers in the middle. */
final class Connection implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch closing;

    Connection(Socket socket, CountDownLatch closing) throws IOException {
        this.socket = socket;
        this.closing = closing;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The next request, or nothing when the client has no more. */
    Optional<ReceivedRequest> read() throws IOException {
        String requestLine = line();
        if (requestLine.isEmpty()) {
            return Optional.empty();
        }
        String[] words = requestLine.split(" ", -1);
        SortedMap<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            send("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        String body = new String(body(headers), StandardCharsets.UTF_8);
        JsonNode json = parse(body);
        return Optional.of(new ReceivedRequest(
                words[0],
                words[1],
                headers,
                body,
                json.path("prompt").asString(""),
                json.path("max_images").asInt(1),
                Instant.now()));
    }

    /** Sends an answer; says whether the connection can serve another request after it. */
    boolean write(ScriptedAnswer answer, Map<String, String> headers, byte[] body, Runnable beforeTheEnd)
            throws IOException {
        boolean chunked = answer.framing == ScriptedAnswer.Framing.CHUNKED;
        int count = Math.min(answer.sentOfBody.orElse(body.length), body.length);
        if (count == 0) {
            beforeTheEnd.run();
        }
        send(head(answer, headers), answer.headDrip);
        if (chunked && body.length > 0) {
            send(ascii(Integer.toHexString(body.length) + "\r\n"));
        }
        if (count > 0) {
            send(Arrays.copyOf(body, count - 1), answer.bodyDrip);
            beforeTheEnd.run();
            send(Arrays.copyOfRange(body, count - 1, count));
        }
        if (count < body.length) {
            return false;
        }
        if (chunked) {
            send(ascii((body.length > 0 ? "\r\n" : "") + (answer.lastChunk ? "0\r\n\r\n" : "")));
        }
        return answer.framing != ScriptedAnswer.Framing.UNTIL_CLOSED
                && answer.lastChunk
                && answer.declaredLength.isEmpty();
    }

    private static byte[] head(ScriptedAnswer answer, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Makes the close to come a TCP reset. */
    void breakOff() throws IOException {
        socket.setSoLinger(true, 0);
    }

    Socket socket() {
        return socket;
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private void send(byte[] bytes, Duration pause) throws IOException {
        if (pause.isZero()) {
            out.write(bytes);
            return;
        }
        for (byte next : bytes) {
            out.write(next);
            pause(pause);
        }
    }

    /** Waits, unless the server is closed meanwhile. */
    void pause(Duration time) throws IOException {
        if (!time.isZero() && isClosingWithin(time)) {
            throw new IOException("the endpoint was closed");
        }
    }

    private boolean isClosingWithin(Duration pause) throws IOException {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size = Integer.parseInt(line(), 16);
        while (size > 0) {
            body.writeBytes(exactly(size));
            line();
            size = Integer.parseInt(line(), 16);
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the client broke off its request");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
