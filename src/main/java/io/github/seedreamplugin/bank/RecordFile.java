package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A bank record as JSON: the file that the bank keeps and that the shared bank hands on. */
final class RecordFile {

    /** Raised only when an older plugin could no longer make sense of a record; new members alone are no reason. */
    private static final int FORMAT = 2;
    /** In format 1 the address of the endpoint stood for service and model, and the cost was one amount. */
    private static final int OF_AN_ENDPOINT = 1;

    private RecordFile() {}

    static byte[] write(BankRecord record) {
        JsonObject json = new JsonObject();
        if (record.model().isPresent()) {
            json.with("format", FORMAT)
                    .with("key", record.key().hex())
                    .with("service", record.service())
                    .withOptional("model", record.model());
        } else {
            json.with("format", OF_AN_ENDPOINT).with("key", record.key().hex()).with("endpoint", record.service());
        }
        json.withOptional("project", record.project()).withOptional("image", record.image());
        json.with("request", write(record.attributes()))
                .with("take", record.take())
                .with("bought", record.bought())
                .with("seconds", seconds(record.took()));
        if (record.model().isPresent()) {
            json.with("cost", CostJson.write(record.cost()));
        } else {
            json.with("credits", record.cost().most());
        }
        JsonObject headers = new JsonObject();
        record.headers().forEach(headers::with);
        return json.with(
                        "pictures",
                        record.pictures().stream().map(RecordFile::write).toList())
                .with("headers", headers)
                .bytes();
    }

    static BankRecord read(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        TakenDown.check(json);
        int format = json.integer("format");
        if (format > FORMAT) {
            throw new DamagedException("written by a newer version of the plugin, in format " + format);
        }
        try {
            BankRecord.Builder record = BankRecord.of(json.text("key", PurchaseKey::new));
            if (format == OF_AN_ENDPOINT) {
                record.soldAt(json.text("endpoint"));
                record.cost(Cost.exactly(json.number("credits"), CostSource.ASSUMED));
            } else {
                record.soldBy(json.text("service"), json.text("model"));
                record.cost(CostJson.read(json.object("cost")));
            }
            return record.request(attributes(json.object("request")), json.integer("take"))
                    .bought(json.text("bought", Instant::parse), duration(json.number("seconds")))
                    .mentioned(json.optionalText("project"), json.optionalText("image"))
                    .pictures(pictures(json))
                    .headers(json.object("headers").texts())
                    .build();
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
        JsonObject json = new JsonObject();
        attributes.byName().forEach(json::with);
        return json;
    }

    static ImageAttributes attributes(JsonObject json) throws DamagedException {
        return ImageAttributes.of(json.text("prompt"))
                .aspectRatio(json.oneOf("aspect_ratio", AspectRatio::of))
                .size(json.oneOf("size", Size::of))
                .maxImages(json.integer("max_images"))
                .optimizePrompt(json.oneOf("optimize_prompt", OptimizePrompt::of))
                .watermark(json.flag("watermark"))
                .build();
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
