package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The small JSON that the service answers with, whatever it is about. What is not JSON reads as a missing node. */
final class ServiceJson {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<String> UNFINISHED =
            Set.of("QUEUED", "PENDING", "PROCESSING", "RUNNING", "STARTED", "IN_QUEUE", "IN_PROGRESS");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ServiceJson() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException | NumberFormatException e) {
            // Jackson throws the latter for a number like 1e9999999991.
            return MissingNode.getInstance();
        }
    }

    /** The JSON object of a kept body, unless that is something else or large. */
    static Optional<JsonNode> read(Path body) throws IOException {
        if (Files.size(body) > LARGEST || BodyKind.of(body) != BodyKind.JSON) {
            return Optional.empty();
        }
        return Optional.of(read(new String(Files.readAllBytes(body), StandardCharsets.UTF_8)))
                .filter(JsonNode::isObject);
    }

    /** The status of a job, in capitals; empty if it has none. */
    static String status(JsonNode job) {
        return job.path("status").asString("").strip().toUpperCase(Locale.ROOT);
    }

    /** Whether a body says that a job is not done: no pictures can be in it yet. */
    static boolean isUnfinished(Path body) throws IOException {
        return read(body).map(ServiceJson::status).filter(UNFINISHED::contains).isPresent();
    }
}
