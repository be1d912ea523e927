package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words in which the service says no, made fit for one line of a log. */
final class AnswerText {

    private static final List<String> NAMES = List.of("error", "detail", "message", "msg", "title");
    private static final int LONGEST = 500;
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int MOST_ELEMENTS = 3;

    private AnswerText() {}

    /** What the body says, else the reason phrase; a body that breaks off says what arrived of it. */
    static String of(ClassicHttpResponse response, ApiKey key) {
        String body = body(response, key);
        String text = fromJson(body)
                .or(() -> body.stripLeading().startsWith("<") ? Optional.empty() : Optional.of(body))
                .map(found -> clean(found, key))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> clean(String.valueOf(response.getReasonPhrase()), key));
        return text.isEmpty() || text.equals("null") ? "HTTP " + response.getCode() : text;
    }

    private static String body(ClassicHttpResponse response, ApiKey key) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        byte[] buffer = new byte[LARGEST_BODY];
        int length = 0;
        try {
            // Masked before it is cut, for a cut may go through the key.
            InputStream in = key.maskIn(entity.getContent());
            int read = in.read(buffer);
            while (read > 0) {
                length += read;
                read = length == buffer.length ? -1 : in.read(buffer, length, buffer.length - length);
            }
        } catch (IOException e) {
            // The status is what counts; its words are a courtesy.
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private static Optional<String> fromJson(String body) {
        String start = body.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[") && !start.startsWith("\"")) {
            return Optional.empty();
        }
        try {
            return text(JsonMapper.shared().readTree(body), 0);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node, int depth) {
        if (node.isString()) {
            return Optional.of(node.stringValue()).filter(text -> !text.isBlank());
        }
        if (depth > NAMES.size()) {
            return Optional.empty();
        }
        if (node.isArray()) {
            String joined = node.valueStream()
                    .limit(MOST_ELEMENTS)
                    .flatMap(element -> text(element, depth + 1).stream())
                    .collect(Collectors.joining("; "));
            return Optional.of(joined).filter(text -> !text.isEmpty());
        }
        return NAMES.stream()
                .filter(node::has)
                .flatMap(name -> text(node.get(name), depth + 1).stream())
                .findFirst();
    }

    /** One line, bounded, without the key. */
    static String clean(String text, ApiKey key) {
        String line = key.maskIn(text)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
