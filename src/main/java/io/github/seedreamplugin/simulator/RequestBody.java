package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the six attributes, as strictly as the provider documents them. */
final class RequestBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> KNOWN =
            Set.of("prompt", "aspect_ratio", "size", "max_images", "optimize_prompt", "watermark");

    private final JsonNode body;
    private final List<String> problems = new ArrayList<>();

    private RequestBody(JsonNode body) {
        this.body = body;
    }

    /** What was asked for, or why it cannot be understood. */
    sealed interface Parsed {

        record Valid(ImageAttributes attributes) implements Parsed {}

        record Invalid(String problem) implements Parsed {}
    }

    static Parsed parse(byte[] bytes) {
        try {
            JsonNode body = JSON.readTree(bytes);
            return body.isObject()
                    ? new RequestBody(body).read()
                    : new Parsed.Invalid("The request body must be a JSON object");
        } catch (JacksonException e) {
            return new Parsed.Invalid("The request body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private Parsed read() {
        body.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problems.add(name + " is not an attribute of this model"));
        String prompt = prompt();
        AspectRatio ratio = oneOf("aspect_ratio", AspectRatio::of, AspectRatio.legalValues())
                .orElse(AspectRatio.LANDSCAPE_16_9);
        Size size = oneOf("size", Size::of, Size.legalValues()).orElse(Size.TWO_K);
        int maxImages = maxImages();
        OptimizePrompt optimize = oneOf("optimize_prompt", OptimizePrompt::of, OptimizePrompt.legalValues())
                .orElse(OptimizePrompt.STANDARD);
        boolean watermark = watermark();
        return problems.isEmpty()
                ? new Parsed.Valid(ImageAttributes.of(prompt)
                        .aspectRatio(ratio)
                        .size(size)
                        .maxImages(maxImages)
                        .optimizePrompt(optimize)
                        .watermark(watermark)
                        .build())
                : new Parsed.Invalid(String.join("; ", problems));
    }

    private String prompt() {
        JsonNode value = body.path("prompt");
        if (!value.isString() || value.asString().isBlank()) {
            problems.add(value.isMissingNode() ? "prompt is required" : "prompt must be a string that is not blank");
            return "";
        }
        return value.asString();
    }

    private <T> Optional<T> oneOf(String name, Function<String, Optional<T>> reader, List<String> legal) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Optional<T> constant = value.isString() ? reader.apply(value.asString()) : Optional.empty();
        if (constant.isEmpty()) {
            problems.add(name + " must be one of " + String.join(", ", legal) + ", not " + value);
        }
        return constant;
    }

    private int maxImages() {
        JsonNode value = body.path("max_images");
        if (value.isMissingNode()) {
            return 1;
        }
        boolean legal = value.isInt() && value.asInt() >= 1 && value.asInt() <= ImageAttributes.MOST_IMAGES;
        if (!legal) {
            problems.add(
                    "max_images must be a whole number from 1 to " + ImageAttributes.MOST_IMAGES + ", not " + value);
        }
        return legal ? value.asInt() : 1;
    }

    private boolean watermark() {
        JsonNode value = body.path("watermark");
        if (!value.isMissingNode() && !value.isBoolean()) {
            problems.add("watermark must be true or false, not " + value);
        }
        return value.asBoolean(true);
    }
}
