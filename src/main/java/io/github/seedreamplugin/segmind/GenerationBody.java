package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The body of a request for pictures; v1 and the queue take the same. */
final class GenerationBody {

    private static final JsonFactory JSON = new JsonFactory();

    private GenerationBody() {}

    /** Why these attributes cannot be written, if they cannot. */
    static Optional<String> objectionTo(ImageAttributes attributes) {
        // Half a surrogate pair would be dropped or replaced without a word: another prompt than the one to pay for.
        return StandardCharsets.UTF_8.newEncoder().canEncode(attributes.prompt())
                ? Optional.empty()
                : Optional.of("the prompt has half a surrogate pair in it, which is no text");
    }

    static HttpEntity of(ImageAttributes attributes) {
        return new ByteArrayEntity(json(attributes), ContentType.APPLICATION_JSON);
    }

    /** All six attributes, always: the provider's default of {@code watermark} has changed once already. */
    private static byte[] json(ImageAttributes attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("prompt", attributes.prompt());
            json.writeStringProperty("aspect_ratio", attributes.aspectRatio().value());
            json.writeStringProperty("size", attributes.size().value());
            json.writeNumberProperty("max_images", attributes.maxImages());
            json.writeStringProperty(
                    "optimize_prompt", attributes.optimizePrompt().value());
            json.writeBooleanProperty("watermark", attributes.watermark());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
