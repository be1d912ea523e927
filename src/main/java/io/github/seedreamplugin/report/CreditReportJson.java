package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * {@code credit-report.json}, the machine-readable result. What is not known is left out. {@link CreditReportReader}
 * reads it back.
 */
public final class CreditReportJson implements Report {

    /** Raised when a field changes its meaning or goes away. */
    static final int VERSION = 1;

    @Override
    public String fileName() {
        return "credit-report.json";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        JsonWriter.write(out, json -> run(json, run));
    }

    private static void run(JsonGenerator json, Run run) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("status", run.status().value());
        json.writeBooleanProperty("simulated", run.simulated());
        json.writeStringProperty("manifest", run.manifest());
        json.writeStringProperty("manifestDigest", run.manifestDigest());
        run.shard().ifPresent(shard -> {
            json.writeObjectPropertyStart("shard");
            json.writeNumberProperty("index", shard.index());
            json.writeNumberProperty("count", shard.count());
            json.writeEndObject();
        });
        json.writeStringProperty("started", run.started().toString());
        json.writeNumberProperty("seconds", DurationText.decimal(run.took()));
        bill(json, run.bill());
        json.writeArrayPropertyStart("images");
        run.images().forEach(image -> image(json, image));
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        run.findings().forEach(finding -> finding(json, finding));
        json.writeEndArray();
        json.writeArrayPropertyStart("notes");
        run.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bill(JsonGenerator json, Bill bill) {
        json.writeObjectPropertyStart("credits");
        bill.opening().ifPresent(amount -> credits(json, "opening", amount));
        bill.closing().ifPresent(amount -> credits(json, "closing", amount));
        credits(json, "spent", bill.spent());
        credits(json, "estimated", bill.estimated());
        credits(json, "avoided", bill.avoided());
        credits(json, "lost", bill.lost());
        credits(json, "indeterminate", bill.indeterminate());
        if (bill.elsewhere().signum() > 0) {
            credits(json, "elsewhere", bill.elsewhere());
        }
        bill.unexplained().ifPresent(amount -> credits(json, "unexplained", amount));
        json.writeEndObject();
    }

    private static void image(JsonGenerator json, ImageResult image) {
        json.writeStartObject();
        json.writeStringProperty("name", image.name());
        json.writeStringProperty("state", image.state().value());
        credits(json, "credits", image.credits());
        json.writeNumberProperty("attempts", image.attempts());
        json.writeNumberProperty("seconds", DurationText.decimal(image.took()));
        json.writeNumberProperty("requested", image.requested());
        json.writeNumberProperty("received", image.received());
        json.writeArrayPropertyStart("files");
        image.files().forEach(file -> file(json, file));
        json.writeEndArray();
        image.problem().ifPresent(problem -> problem(json, problem));
        attributes(json, image.attributes());
        json.writeNumberProperty("take", image.take());
        image.bought().ifPresent(bought -> json.writeStringProperty("bought", bought.toString()));
        json.writeNumberProperty("line", image.line());
        json.writeNumberProperty("column", image.column());
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, ResultFile file) {
        Picture picture = file.picture();
        json.writeStartObject();
        json.writeStringProperty("path", file.path());
        json.writeStringProperty("sha256", picture.sha256());
        json.writeNumberProperty("bytes", picture.bytes());
        json.writeNumberProperty("width", picture.width());
        json.writeNumberProperty("height", picture.height());
        json.writeStringProperty("type", picture.type().mediaType());
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Failure problem) {
        json.writeObjectPropertyStart("problem");
        json.writeStringProperty("code", problem.code());
        problem.status().ifPresent(status -> json.writeNumberProperty("status", status));
        json.writeStringProperty("message", problem.message());
        problem.quarantined().ifPresent(path -> json.writeStringProperty("quarantined", path));
        json.writeEndObject();
    }

    private static void attributes(JsonGenerator json, ImageAttributes attributes) {
        json.writeObjectPropertyStart("attributes");
        json.writeStringProperty("prompt", attributes.prompt());
        json.writeStringProperty("aspect_ratio", attributes.aspectRatio().value());
        json.writeStringProperty("size", attributes.size().value());
        json.writeNumberProperty("max_images", attributes.maxImages());
        json.writeStringProperty("optimize_prompt", attributes.optimizePrompt().value());
        json.writeBooleanProperty("watermark", attributes.watermark());
        json.writeEndObject();
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

    private static void credits(JsonGenerator json, String name, BigDecimal amount) {
        json.writeNumberProperty(name, Credits.decimal(amount));
    }
}
