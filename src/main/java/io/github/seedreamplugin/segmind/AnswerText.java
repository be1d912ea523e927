package io.github.seedreamplugin.segmind;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/** The words in which the service says no, made fit for one line of a log. */
final class AnswerText {

    private static final List<String> NAMES =
            List.of("error_description", "error", "detail", "message", "msg", "title");
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,500})", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 500;
    static final int LARGEST_BODY = 16 * 1024;
    private static final int MOST_ELEMENTS = 3;

    private AnswerText() {}

    /** What the body says, else the reason phrase; a body that breaks off says what arrived of it. */
    static String of(ClassicHttpResponse response, ApiKey key) {
        String text = inBody(body(response, key))
                .map(found -> clean(found, key))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> clean(String.valueOf(response.getReasonPhrase()), key));
        return text.isEmpty() || text.equals("null") ? "HTTP " + response.getCode() : text;
    }

    /** What the beginning of a body says: the error in its JSON, the title of a page, else the text itself. */
    static Optional<String> inBody(String body) {
        String start = body.stripLeading();
        Optional<String> found =
                start.startsWith("<") ? title(start) : fromJson(start).or(() -> plain(start));
        return found.map(AnswerText::oneLine).filter(text -> !text.isEmpty());
    }

    /** What the beginning of a kept body says; the key was masked when it was received. */
    static Optional<String> inFile(Path body) throws IOException {
        try (InputStream in = new FileInputStream(body.toFile())) {
            return inBody(new String(in.readNBytes(LARGEST_BODY), StandardCharsets.UTF_8));
        }
    }

    /** What a small JSON answer says went wrong. */
    static Optional<String> inJson(Path json) throws IOException {
        if (Files.size(json) > LARGEST_BODY) {
            return Optional.empty();
        }
        // Not Files.readString, which fails where a byte is no UTF-8.
        return fromJson(new String(Files.readAllBytes(json), StandardCharsets.UTF_8).stripLeading())
                .map(AnswerText::oneLine)
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> title(String page) {
        Matcher title = TITLE.matcher(page);
        return title.find() ? Optional.of(title.group(1)) : Optional.empty();
    }

    private static Optional<String> plain(String text) {
        boolean readable = text.codePoints().limit(LONGEST).noneMatch(character -> character == 0xfffd);
        return readable ? Optional.of(text) : Optional.empty();
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
            // The status is what counts; its words are only informative.
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    private static Optional<String> fromJson(String start) {
        if (!start.startsWith("{") && !start.startsWith("[") && !start.startsWith("\"")) {
            return Optional.empty();
        }
        return text(ServiceJson.read(start), 0);
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
        return oneLine(key.maskIn(text));
    }

    /** One line, bounded. */
    static String oneLine(String text) {
        String line = ApiKey.shown(text)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+", " ")
                .strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
