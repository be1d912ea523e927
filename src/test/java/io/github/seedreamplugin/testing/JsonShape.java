package io.github.seedreamplugin.testing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The ways in which a JSON answer was seen to hold its pictures. */
public enum JsonShape {
    /** {@code data[].url} or {@code .b64_json}, with {@code .error} beside. */
    DATA("{\"data\":[", Entry::asObject, "]}"),
    /** {@code images[].url}. */
    IMAGES("{\"images\":[", Entry::asObject, "]}"),
    /** {@code output}, a list of texts. */
    OUTPUT("{\"output\":[", Entry::asText, "]}"),
    /** Nothing but a list of texts. */
    BARE_LIST("[", Entry::asText, "]"),
    /** As the queue's result in an envelope. */
    NESTED("{\"status\":\"COMPLETED\",\"result\":{\"images\":[", Entry::asObject, "]}}");

    private static final JsonMapper JSON = new JsonMapper();

    private final String head;
    private final Function<Entry, String> entry;
    private final String tail;

    JsonShape(String head, Function<Entry, String> entry, String tail) {
        this.head = head;
        this.entry = entry;
        this.tail = tail;
    }

    /**
     * One piece of an answer.
     *
     * @param field such as {@code url}
     * @param json the field's value
     */
    record Entry(String field, String json) {

        String asObject() {
            return "{\"" + field + "\":" + json + "}";
        }

        /** A failed piece stays an object. */
        String asText() {
            return field.equals("error") ? asObject() : json;
        }
    }

    String write(List<Entry> entries) {
        return entries.stream().map(entry).collect(Collectors.joining(",", head, tail));
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
