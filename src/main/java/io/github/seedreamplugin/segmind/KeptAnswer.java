package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that lies in a call's directory: its body as it came ({@code answer.body}), and what is known about it
 * ({@code answer.json}). A second answer for the same call is {@code answer-2.body}. Versions before kept the bodies
 * alone, as {@code answer-UUID.part}.
 *
 * @param body as it came, decoded and without the key
 * @param status of the answer, if that is known
 * @param contentType as the header said, or an empty text
 * @param brokenOff why the body ended early; empty if it came whole
 */
record KeptAnswer(Path body, Optional<Integer> status, String contentType, Optional<String> brokenOff) {

    private static final String NAME = "answer";
    private static final String BODY = ".body";
    private static final String HEAD = ".json";
    private static final String ARRIVING = "arriving";
    private static final String WHOLE = "whole";
    private static final String BROKEN_OFF = "broken-off";
    // Shorter names first: answer.body, answer-2.body, answer-10.body.
    private static final Pattern CURRENT = Pattern.compile("answer(-[0-9]{1,6})?\\.body");
    private static final Pattern FORMER = Pattern.compile("answer-[0-9a-f-]{36}\\.part");

    /** A new file for a body, under the next free name. */
    static BodyFile newBody(Path directory) throws BodyFile.LocalFileException {
        while (true) {
            Path path = nextBody(directory);
            try {
                return BodyFile.create(path);
            } catch (BodyFile.LocalFileException e) {
                if (!(e.getCause() instanceof FileAlreadyExistsException) || !Files.exists(path)) {
                    throw e;
                }
                // Another call had the same name in mind; the next one is free.
            }
        }
    }

    private static Path nextBody(Path directory) {
        int number = 1;
        Path body = directory.resolve(NAME + BODY);
        while (Files.exists(body)) {
            number++;
            body = directory.resolve(NAME + "-" + number + BODY);
        }
        return body;
    }

    /** Writes what is known when the head has come and the body has not. */
    static void writeHead(Path body, Answer answer) throws IOException {
        write(body, answer, ARRIVING, Optional.empty());
    }

    /** Writes how the body ended. */
    static void writeEnd(Path body, Answer answer, Optional<String> brokenOff) throws IOException {
        write(body, answer, brokenOff.isPresent() ? BROKEN_OFF : WHOLE, brokenOff);
    }

    /** Keeps addresses that the history named as an answer of their own, unless that was done before. */
    static void writeHistory(Path directory, List<URI> addresses) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode images = json.putArray("images");
        addresses.forEach(address -> images.add(address.toString()));
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        for (Path body : Files.isDirectory(directory) ? listed(directory, CURRENT) : List.<Path>of()) {
            if (Files.size(body) == bytes.length && Arrays.equals(bytes, Files.readAllBytes(body))) {
                return;
            }
        }
        Path body = nextBody(directory);
        AtomicFile.write(body, out -> out.write(bytes));
        write(body, new Answer(200, new TreeMap<>(), Stated.NOTHING, Answer.Times.NONE), WHOLE, Optional.empty());
    }

    private static void write(Path body, Answer answer, String state, Optional<String> reason) throws IOException {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("format", 1);
        json.put("status", answer.status());
        json.put("body", state);
        reason.ifPresent(text -> json.put("reason", text));
        answer.stated().cost().ifPresent(cost -> json.put("cost", cost));
        answer.stated().remainingCredits().ifPresent(credits -> json.put("remainingCredits", credits));
        answer.stated().requestId().ifPresent(id -> json.put("requestId", id));
        json.put("took", answer.took().toString());
        ObjectNode headers = json.putObject("headers");
        answer.headers().forEach(headers::put);
        byte[] bytes = json.toPrettyString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(head(body), out -> out.write(bytes));
    }

    private static Path head(Path body) {
        String name = body.getFileName().toString();
        return body.resolveSibling(name.substring(0, name.length() - BODY.length()) + HEAD);
    }

    /** Every answer in a directory, in the order in which they came. */
    static List<KeptAnswer> allIn(Path directory) throws IOException {
        List<KeptAnswer> answers = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return answers;
        }
        for (Path body : listed(directory, CURRENT)) {
            answers.add(read(body));
        }
        for (Path body : formerBodies(directory)) {
            answers.add(new KeptAnswer(body, Optional.empty(), "", Optional.of("the build ended meanwhile")));
        }
        return answers;
    }

    /** JSON first: the pictures beside it may be those that were taken out of it. */
    private static List<Path> formerBodies(Path directory) throws IOException {
        List<Path> json = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        for (Path body : listed(directory, FORMER)) {
            (BodyKind.of(body) == BodyKind.JSON ? json : others).add(body);
        }
        json.addAll(others);
        return json;
    }

    private static List<Path> listed(Path directory, Pattern names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString().length())
                            .thenComparing(Path::getFileName))
                    .toList();
        }
    }

    /** What the last answer in a directory has stated; nothing where its head is lost. */
    static Stated stated(Path directory) throws IOException {
        List<Path> bodies = Files.isDirectory(directory) ? listed(directory, CURRENT) : List.of();
        if (bodies.isEmpty()) {
            return Stated.NOTHING;
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(head(bodies.get(bodies.size() - 1))));
            return Stated.kept(json.path("cost"), json.path("remainingCredits"), json.path("requestId"));
        } catch (IOException | JacksonException lost) {
            return Stated.NOTHING;
        }
    }

    private static KeptAnswer read(Path body) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(Files.readAllBytes(head(body)));
        } catch (IOException | JacksonException e) {
            return new KeptAnswer(body, Optional.empty(), "", Optional.of("what was known about it is lost"));
        }
        String state = json.path("body").asString("");
        Optional<String> brokenOff = state.equals(WHOLE)
                ? Optional.empty()
                : Optional.of(json.path("reason").asString("the build ended meanwhile"));
        return new KeptAnswer(
                body,
                json.path("status").isInt() ? Optional.of(json.path("status").intValue()) : Optional.empty(),
                json.path("headers").path("content-type").asString(""),
                brokenOff);
    }

    /** Whether the status says that something was delivered, or nothing is known of it. */
    boolean isDelivery() {
        return status.map(code -> code >= 200 && code <= 299).orElse(true);
    }
}
