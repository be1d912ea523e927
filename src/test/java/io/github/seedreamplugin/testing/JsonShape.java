package io.github.seedreamplugin.testing;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The ways in which a JSON answer was seen to hold its pictures. */
public enum JsonShape {
    /** {@code data[].url} or {@code .b64_json}, with {@code .error} beside. */
    DATA("{\"data\":[", false, "]}"),
    /** {@code images[].url}. */
    IMAGES("{\"images\":[", false, "]}"),
    /** {@code output}, a list of texts. */
    OUTPUT("{\"output\":[", true, "]}"),
    /** Nothing but a list of texts. */
    BARE_LIST("[", true, "]"),
    /** As the queue's result in an envelope. */
    NESTED("{\"status\":\"COMPLETED\",\"result\":{\"images\":[", false, "]}}");

    private static final JsonMapper JSON = new JsonMapper();

    private final String head;
    private final boolean texts;
    private final String tail;

    JsonShape(String head, boolean texts, String tail) {
        this.head = head;
        this.texts = texts;
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
        return entries.stream()
                .map(entry -> texts ? entry.asText() : entry.asObject())
                .collect(Collectors.joining(",", head, tail));
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
