package io.github.seedreamplugin.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** One answer to a client; immutable. */
final class SimulatedReply {

    /** The provider's refusal of a prompt, word for word. */
    static final String MODERATED =
            "ByteDance image API error: The request failed because the output image may contain sensitive information.";

    /** An entry beside good ones. */
    static final String FAILED_PICTURE =
            "{\"error\": {\"code\": \"OutputImageSensitiveContentDetected\", \"message\": \"The output image may contain"
                    + " sensitive information.\"}}";

    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final byte[] body;
    private final int declaredLength;
    private final SortedMap<String, String> headers;

    SimulatedReply(int status, String contentType, byte[] body) {
        this(status, body, body.length, new TreeMap<>());
        headers.put("Content-Type", contentType);
    }

    private SimulatedReply(int status, byte[] body, int declaredLength, SortedMap<String, String> headers) {
        this.status = status;
        this.body = body;
        this.declaredLength = declaredLength;
        this.headers = headers;
    }

    /** An error with the text where the provider puts it. */
    static SimulatedReply error(int status, String text) {
        return json(status, "{\"error\": " + quoted(text) + "}");
    }

    /** An error that the prompt asked for. */
    static SimulatedReply rehearsed(int status) {
        SimulatedReply reply = error(status, "A simulated " + status + ", as the prompt asked for");
        return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
    }

    static SimulatedReply moderated() {
        return error(400, MODERATED);
    }

    static SimulatedReply unknownMarker() {
        return error(400, "The simulator knows no such marker; it knows " + Rehearsal.KNOWN);
    }

    static SimulatedReply json(int status, String json) {
        return new SimulatedReply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /** The same with one more header. */
    SimulatedReply with(String name, String value) {
        SimulatedReply other = new SimulatedReply(status, body, declaredLength, new TreeMap<>(headers));
        other.headers.put(name, value);
        return other;
    }

    /** The same headers, for something else. */
    SimulatedReply butWith(int otherStatus, String contentType, byte[] otherBody) {
        return new SimulatedReply(otherStatus, otherBody, otherBody.length, headers).with("Content-Type", contentType);
    }

    /** The same, of which half will be sent; errors stay whole. */
    SimulatedReply brokenOff() {
        return status == 200
                ? new SimulatedReply(status, Arrays.copyOf(body, body.length / 2), body.length, headers)
                : this;
    }

    /** The whole body, under a length that is too large. */
    SimulatedReply declaringTooMuch() {
        return new SimulatedReply(status, body, body.length + 1, headers);
    }

    /** Compressed, whatever the client accepts. */
    SimulatedReply gzipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SimulatedReply(status, out.toByteArray(), out.size(), headers).with("Content-Encoding", "gzip");
    }

    int status() {
        return status;
    }

    SortedMap<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    int declaredLength() {
        return declaredLength;
    }
}
