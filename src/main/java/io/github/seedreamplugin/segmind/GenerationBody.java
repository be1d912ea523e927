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
                : Optional.of("the prompt has half a surrogate pair in it, which is not valid text");
    }

    static HttpEntity of(ImageAttributes attributes) {
        return new ByteArrayEntity(json(attributes), ContentType.APPLICATION_JSON);
    }

    /** All six attributes, always: the provider's default of {@code watermark} has changed once already. */
    private static byte[] json(ImageAttributes attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            attributes.byName().forEach((name, value) -> write(json, name, value));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, Object value) {
        if (value instanceof Integer number) {
            json.writeNumberProperty(name, number);
        } else if (value instanceof Boolean truth) {
            json.writeBooleanProperty(name, truth);
        } else {
            json.writeStringProperty(name, (String) value);
        }
    }
}
