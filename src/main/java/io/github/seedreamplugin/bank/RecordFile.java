package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A bank record as JSON: the file that the bank keeps and that the shared bank hands on. */
final class RecordFile {

    /** Raised only when an older plugin could no longer make sense of a record; new members alone are no reason. */
    private static final int FORMAT = 1;

    private RecordFile() {}

    static byte[] write(BankRecord record) {
        JsonObject headers = new JsonObject();
        record.headers().forEach(headers::with);
        return new JsonObject()
                .with("format", FORMAT)
                .with("key", record.key().hex())
                .with("endpoint", record.endpoint())
                .with("request", write(record.attributes()))
                .with("take", record.take())
                .with("bought", record.bought())
                .with("seconds", seconds(record.took()))
                .with("credits", record.credits())
                .with(
                        "pictures",
                        record.pictures().stream().map(RecordFile::write).toList())
                .with("headers", headers)
                .bytes();
    }

    static BankRecord read(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        if (json.integer("format") > FORMAT) {
            throw new DamagedException("written by a newer version of the plugin, in format " + json.integer("format"));
        }
        try {
            return new BankRecord(
                    json.text("key", PurchaseKey::new),
                    json.text("endpoint"),
                    attributes(json.object("request")),
                    json.integer("take"),
                    json.text("bought", Instant::parse),
                    duration(json.number("seconds")),
                    json.number("credits"),
                    pictures(json),
                    new TreeMap<>(json.object("headers").texts()));
        } catch (IllegalArgumentException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
    }

    private static Duration duration(BigDecimal seconds) throws DamagedException {
        try {
            return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
        } catch (ArithmeticException e) {
            throw new DamagedException("seconds is " + seconds);
        }
    }

    static JsonObject write(ImageAttributes attributes) {
        return new JsonObject()
                .with("prompt", attributes.prompt())
                .with("aspect_ratio", attributes.aspectRatio().value())
                .with("size", attributes.size().value())
                .with("max_images", attributes.maxImages())
                .with("optimize_prompt", attributes.optimizePrompt().value())
                .with("watermark", attributes.watermark());
    }

    static ImageAttributes attributes(JsonObject json) throws DamagedException {
        return new ImageAttributes(
                json.text("prompt"),
                json.oneOf("aspect_ratio", AspectRatio::of),
                json.oneOf("size", Size::of),
                json.integer("max_images"),
                json.oneOf("optimize_prompt", OptimizePrompt::of),
                json.flag("watermark"));
    }

    private static JsonObject write(Picture picture) {
        return new JsonObject()
                .with("sha256", picture.sha256())
                .with("bytes", picture.bytes())
                .with("type", picture.type().mediaType())
                .with("width", picture.width())
                .with("height", picture.height());
    }

    private static List<Picture> pictures(JsonObject json) throws DamagedException {
        List<Picture> pictures = new ArrayList<>();
        for (JsonObject picture : json.objects("pictures")) {
            pictures.add(new Picture(
                    picture.text("sha256"),
                    picture.longInteger("bytes"),
                    picture.oneOf("type", PictureType::ofMediaType),
                    picture.integer("width"),
                    picture.integer("height")));
        }
        return pictures;
    }
}
