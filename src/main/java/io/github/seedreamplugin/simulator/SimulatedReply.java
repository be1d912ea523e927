package io.github.seedreamplugin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** One answer to a client; immutable. */
final class SimulatedReply {

    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final byte[] body;
    private final int bytesSent;
    private final SortedMap<String, String> headers;

    SimulatedReply(int status, String contentType, byte[] body) {
        this(status, body, body.length, new TreeMap<>());
        headers.put("Content-Type", contentType);
    }

    private SimulatedReply(int status, byte[] body, int bytesSent, SortedMap<String, String> headers) {
        this.status = status;
        this.body = body;
        this.bytesSent = bytesSent;
        this.headers = headers;
    }

    /** An error with the text where the provider puts it. */
    static SimulatedReply error(int status, String text) {
        return json(status, "{\"error\": " + JSON.writeValueAsString(text) + "}");
    }

    /** An error that the prompt asked for. */
    static SimulatedReply rehearsed(int status) {
        SimulatedReply reply = error(status, "A simulated " + status + ", as the prompt asked for");
        return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
    }

    static SimulatedReply json(int status, String json) {
        return new SimulatedReply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    SimulatedReply with(String name, String value) {
        SimulatedReply other = new SimulatedReply(status, body, bytesSent, new TreeMap<>(headers));
        other.headers.put(name, value);
        return other;
    }

    /** The same headers, for something else. */
    SimulatedReply butWith(int otherStatus, String contentType, byte[] otherBody) {
        return new SimulatedReply(otherStatus, otherBody, otherBody.length, headers).with("Content-Type", contentType);
    }

    /** The same, of which half will be sent; errors stay whole. */
    SimulatedReply brokenOff() {
        return new SimulatedReply(status, body, status == 200 ? body.length / 2 : body.length, headers);
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

    int bytesSent() {
        return bytesSent;
    }
}
