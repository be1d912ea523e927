package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** How the values that several JSON files of this package tell are written. */
final class JsonValues {

    private JsonValues() {}

    static void credits(JsonGenerator json, String name, BigDecimal amount) {
        json.writeNumberProperty(name, Credits.decimal(amount));
    }

    /** What the bytes are, as properties of the object that is being written. */
    static void picture(JsonGenerator json, Picture picture) {
        json.writeStringProperty("sha256", picture.sha256());
        json.writeNumberProperty("bytes", picture.bytes());
        json.writeNumberProperty("width", picture.width());
        json.writeNumberProperty("height", picture.height());
        json.writeStringProperty("type", picture.type().mediaType());
    }

    /** The request as an object of its own, under the names that the provider uses. */
    static void attributes(JsonGenerator json, ImageAttributes attributes) {
        json.writeObjectPropertyStart("attributes");
        for (Map.Entry<String, Object> attribute : attributes.byName().entrySet()) {
            json.writeName(attribute.getKey());
            scalar(json, attribute.getValue());
        }
        json.writeEndObject();
    }

    private static void scalar(JsonGenerator json, Object value) {
        if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }

    /** {@code findings}: what is wrong with the manifest, or may be. */
    static void findings(JsonGenerator json, List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        findings.forEach(finding -> finding(json, finding));
        json.writeEndArray();
    }

    private static void finding(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("file", finding.file());
        json.writeNumberProperty("line", finding.line());
        json.writeNumberProperty("column", finding.column());
        json.writeNumberProperty("endColumn", finding.endColumn());
        json.writeStringProperty("code", finding.code());
        json.writeStringProperty("message", finding.message());
        json.writeStringProperty("level", finding.level().value());
        json.writeEndObject();
    }
}
