package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code credit-report.json} back, to join the reports of shards or to show one in a site. Strict: a report that is not understood to the
 * last field would make a wrong bill.
 */
public final class CreditReportReader {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads one report. */
    public ReadReport read(Path file) {
        try {
            return new ReadReport.Read(run(mapper.readTree(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file");
        } catch (IOException e) {
            return unreadable(file, "it cannot be read (" + e.getMessage() + ")");
        } catch (JacksonException e) {
            return unreadable(file, "it is not JSON (" + e.getOriginalMessage() + ")");
        } catch (FieldException e) {
            return unreadable(file, e.getMessage());
        }
    }

    private static ReadReport unreadable(Path file, String reason) {
        return new ReadReport.Unreadable(file + " is no credit report that can be used: " + reason
                + ". Run generate again, with the version of the plugin that reads the report.");
    }

    private static Run run(JsonNode tree) throws FieldException {
        Fields root = Fields.of(tree);
        int version = root.integer("version");
        if (version != CreditReportJson.VERSION) {
            throw new FieldException(
                    "it has version " + version + ", and this plugin reads version " + CreditReportJson.VERSION);
        }
        return root.all(fields -> new Run(
                fields.constant("status", Status::of),
                fields.bool("simulated"),
                fields.text("manifest"),
                fields.text("manifestDigest"),
                fields.optionalObject("shard", shard -> new Shard(shard.integer("index"), shard.integer("count"))),
                fields.instant("started"),
                DurationText.of(fields.decimal("seconds")),
                fields.object("credits", CreditReportReader::bill),
                fields.objects("images", CreditReportReader::image),
                fields.objects("findings", CreditReportReader::finding),
                fields.texts("notes")));
    }

    private static Bill bill(Fields fields) throws FieldException {
        Bill bill = new Bill(
                fields.optionalDecimal("opening"),
                fields.optionalDecimal("closing"),
                fields.decimal("spent"),
                fields.decimal("estimated"),
                fields.decimal("avoided"),
                fields.decimal("lost"),
                fields.decimal("indeterminate"),
                fields.optionalDecimal("elsewhere").orElse(BigDecimal.ZERO));
        // derived, and so only checked
        if (!fields.optionalDecimal("unexplained").map(Credits::normal).equals(bill.unexplained())) {
            throw new FieldException("its credits do not add up to the unexplained difference that it names");
        }
        return bill;
    }

    private static ImageResult image(Fields fields) throws FieldException {
        ImageResult image = new ImageResult(
                fields.text("name"),
                fields.constant("state", State::of),
                fields.decimal("credits"),
                fields.integer("attempts"),
                DurationText.of(fields.decimal("seconds")),
                fields.integer("received"),
                fields.objects("files", CreditReportReader::file),
                fields.optionalObject("problem", CreditReportReader::problem),
                fields.object("attributes", CreditReportReader::attributes),
                fields.integer("take"),
                fields.optionalInstant("bought"),
                fields.integer("line"),
                fields.integer("column"));
        if (fields.integer("requested") != image.requested()) {
            throw new FieldException("its image " + image.name() + " has requested and max_images that differ");
        }
        return image;
    }

    private static ResultFile file(Fields fields) throws FieldException {
        return new ResultFile(
                fields.text("path"),
                new Picture(
                        fields.text("sha256"),
                        fields.whole("bytes"),
                        fields.constant("type", PictureType::ofMediaType),
                        fields.integer("width"),
                        fields.integer("height")));
    }

    private static Failure problem(Fields fields) throws FieldException {
        return new Failure(
                fields.text("code"),
                fields.has("status") ? OptionalInt.of(fields.integer("status")) : OptionalInt.empty(),
                fields.text("message"),
                fields.optionalText("quarantined"));
    }

    private static ImageAttributes attributes(Fields fields) throws FieldException {
        return new ImageAttributes(
                fields.text("prompt"),
                fields.constant("aspect_ratio", AspectRatio::of),
                fields.constant("size", Size::of),
                fields.integer("max_images"),
                fields.constant("optimize_prompt", OptimizePrompt::of),
                fields.bool("watermark"));
    }

    private static Finding finding(Fields fields) throws FieldException {
        return new Finding(
                fields.text("file"),
                fields.integer("line"),
                fields.integer("column"),
                fields.integer("endColumn"),
                fields.text("code"),
                fields.text("message"),
                fields.constant("level", Level::of));
    }
}
