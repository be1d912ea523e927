package io.github.seedreamplugin.testing;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A request as it came over the wire.
 *
 * @param method such as {@code POST}
 * @param path as sent, with its query
 * @param headers by lower-case name; several of one name are joined by {@code ", "}
 * @param body decoded as UTF-8
 * @param prompt the body's {@code prompt}, or an empty text
 * @param images the body's {@code max_images}, or 1
 * @param at when it had arrived whole
 */
public record ReceivedRequest(
        String method,
        String path,
        SortedMap<String, String> headers,
        String body,
        String prompt,
        int images,
        Instant at) {

    /** What a server that does not read has seen. */
    static final ReceivedRequest NOTHING =
            new ReceivedRequest("", "", Collections.emptySortedMap(), "", "", 1, Instant.EPOCH);

    /** Whether it goes to a model rather than to the account, the queue, the history or a file. */
    public boolean isGeneration() {
        return path.matches(".*/v[12]/seedream[^/]*/?");
    }

    /** Whether it goes to the model's queue. */
    public boolean isQueued() {
        return isGeneration() && path.contains("/v2/");
    }

    /** A header's value, or an empty text; the name is told apart without regard to case. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
