package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the values that several JSON files of this package tell are written. */
final class JsonValues {

    private JsonValues() {}

    static void credits(JsonWriter json, String name, BigDecimal amount) {
        json.property(name, Credits.decimal(amount));
    }

    /** An amount that is not known is left out. */
    static void credits(JsonWriter json, String name, Optional<BigDecimal> amount) {
        if (amount.isPresent()) {
            credits(json, name, amount.get());
        }
    }

    /** What the bytes are, as properties of the object that is being written. */
    static void picture(JsonWriter json, Picture picture) {
        json.property("sha256", picture.sha256());
        json.property("bytes", picture.bytes());
        json.property("width", picture.width());
        json.property("height", picture.height());
        json.property("type", picture.type().mediaType());
    }

    /** The request as an object of its own, under the names that the provider uses. */
    static void attributes(JsonWriter json, ImageAttributes attributes) {
        json.startObject("attributes");
        for (Map.Entry<String, Object> attribute : attributes.byName().entrySet()) {
            scalar(json, attribute.getKey(), attribute.getValue());
        }
        json.endObject();
    }

    private static void scalar(JsonWriter json, String name, Object value) {
        if (value instanceof Boolean bool) {
            json.property(name, bool);
        } else if (value instanceof Integer number) {
            json.property(name, number);
        } else {
            json.property(name, value.toString());
        }
    }

    /** {@code findings}: what is wrong with the manifest, or may be. */
    static void findings(JsonWriter json, List<Finding> findings) {
        json.startArray("findings");
        for (Finding finding : findings) {
            finding(json, finding);
        }
        json.endArray();
    }

    private static void finding(JsonWriter json, Finding finding) {
        json.startObject();
        json.property("file", finding.file());
        json.property("line", finding.line());
        json.property("column", finding.column());
        json.property("endColumn", finding.endColumn());
        json.property("code", finding.code());
        json.property("message", finding.message());
        json.property("level", finding.level().value());
        json.endObject();
    }
}
