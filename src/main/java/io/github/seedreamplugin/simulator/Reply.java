package io.github.seedreamplugin.simulator;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** One answer to a client; immutable. */
final class Reply {

    private final int status;
    private final byte[] body;
    private final int bytesSent;
    private final SortedMap<String, String> headers;

    Reply(int status, String contentType, byte[] body) {
        this(status, body, body.length, new TreeMap<>());
        headers.put("Content-Type", contentType);
    }

    private Reply(int status, byte[] body, int bytesSent, SortedMap<String, String> headers) {
        this.status = status;
        this.body = body;
        this.bytesSent = bytesSent;
        this.headers = headers;
    }

    /** An error with the text where the provider puts it. */
    static Reply error(int status, String text) {
        return json(status, "{\"error\": " + Endpoint.JSON.writeValueAsString(text) + "}");
    }

    /** An error that the prompt asked for. */
    static Reply rehearsed(int status) {
        Reply reply = error(status, "A simulated " + status + ", as the prompt asked for");
        return status == 429 || status == 503 ? reply.with("Retry-After", "1") : reply;
    }

    static Reply json(int status, String json) {
        return new Reply(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one more header. */
    Reply with(String name, String value) {
        Reply other = new Reply(status, body, bytesSent, new TreeMap<>(headers));
        other.headers.put(name, value);
        return other;
    }

    /** The same headers, for something else. */
    Reply butWith(int otherStatus, String contentType, byte[] otherBody) {
        return new Reply(otherStatus, otherBody, otherBody.length, headers).with("Content-Type", contentType);
    }

    /** The same, of which half will be sent; errors stay whole. */
    Reply brokenOff() {
        return new Reply(status, body, status == 200 ? body.length / 2 : body.length, headers);
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
