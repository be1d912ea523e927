package io.github.seedreamplugin.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An image of {@code credit-report.json} as it is read back. */
record CreditReportImage(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) BigDecimal credits,
        Optional<BigDecimal> creditsAtLeast,
        Optional<String> source,
        @JsonProperty(required = true) int attempts,
        @JsonProperty(required = true) BigDecimal seconds,
        @JsonProperty(required = true) int requested,
        @JsonProperty(required = true) int received,
        @JsonProperty(required = true) List<FileFields> files,
        @JsonProperty(required = true) List<CallFields> calls,
        Optional<ProblemFields> problem,
        @JsonProperty(required = true) AttributeFields attributes,
        Optional<String> alt,
        Optional<String> caption,
        @JsonProperty(required = true) List<Integer> pick,
        @JsonProperty(required = true) List<UnpickedFields> unpicked,
        @JsonProperty(required = true) int take,
        Optional<Instant> bought,
        @JsonProperty(required = true) int line,
        @JsonProperty(required = true) int column,
        Optional<BeforeFields> before) {

    ImageResult image() {
        try {
            return checked();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("image " + name + ": " + e.getMessage(), e);
        }
    }

    private ImageResult checked() {
        if (requested != attributes.maxImages()) {
            throw new IllegalArgumentException("its image " + name + " has requested and max_images that differ");
        }
        return ImageResult.of(name, CreditReportValues.constant("state", state, State::of), attributes.attributes())
                .take(take)
                .at(line, column)
                .cost(CreditReportValues.cost(creditsAtLeast.orElse(credits), credits, source))
                .attempts(attempts)
                .calls(calls.stream().map(CallFields::call).toList())
                .took(DurationText.of(seconds))
                .received(received)
                .files(files.stream().map(FileFields::file).toList())
                .problem(problem.map(ProblemFields::failure))
                .bought(bought)
                .alt(alt)
                .caption(caption)
                .pick(pick)
                .unpicked(unpicked.stream().map(UnpickedFields::unpicked).toList())
                .before(before.map(BeforeFields::before))
                .build();
    }

    record AttributeFields(
            @JsonProperty(required = true) String prompt,

            @JsonProperty(value = "aspect_ratio", required = true)
            String aspectRatio,

            @JsonProperty(required = true) String size,

            @JsonProperty(value = "max_images", required = true)
            int maxImages,

            @JsonProperty(value = "optimize_prompt", required = true)
            String optimizePrompt,

            @JsonProperty(required = true) boolean watermark) {

        ImageAttributes attributes() {
            return ImageAttributes.of(prompt)
                    .aspectRatio(CreditReportValues.constant("aspect_ratio", aspectRatio, AspectRatio::of))
                    .size(CreditReportValues.constant("size", size, Size::of))
                    .maxImages(maxImages)
                    .optimizePrompt(CreditReportValues.constant("optimize_prompt", optimizePrompt, OptimizePrompt::of))
                    .watermark(watermark)
                    .build();
        }
    }

    record UnpickedFields(
            @JsonProperty(required = true) int number,
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) long bytes,
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            @JsonProperty(required = true) String type) {

        UnpickedPicture unpicked() {
            return new UnpickedPicture(number, new PictureFields(sha256, bytes, width, height, type).picture());
        }
    }

    record PictureFields(
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) long bytes,
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            @JsonProperty(required = true) String type) {

        Picture picture() {
            return new Picture(
                    sha256, bytes, CreditReportValues.constant("type", type, PictureType::ofMediaType), width, height);
        }
    }

    record FileFields(
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) long bytes,
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) List<FileFields> variants) {

        ResultFile file() {
            return new ResultFile(
                    path,
                    new PictureFields(sha256, bytes, width, height, type).picture(),
                    variants.stream().map(FileFields::file).toList());
        }
    }

    record ProblemFields(
            @JsonProperty(required = true) String code,
            Optional<Integer> status,
            @JsonProperty(required = true) boolean userCanFix,
            @JsonProperty(required = true) String message,
            Optional<String> quarantined) {

        Failure failure() {
            return new Failure(code, userCanFix, CreditReportValues.optional(status), message, quarantined);
        }
    }

    record BeforeFields(
            @JsonProperty(required = true) AttributeFields attributes,
            @JsonProperty(required = true) int take,
            @JsonProperty(required = true) List<PictureFields> pictures) {

        EarlierTake before() {
            return new EarlierTake(
                    attributes.attributes(),
                    take,
                    pictures.stream().map(PictureFields::picture).toList());
        }
    }

    record CallFields(
            Optional<String> requestId,
            @JsonProperty(required = true) BigDecimal least,
            @JsonProperty(required = true) BigDecimal most,
            @JsonProperty(required = true) String source,
            Optional<Integer> status,
            @JsonProperty(required = true) int requested,
            @JsonProperty(required = true) int received,
            @JsonProperty(required = true) BigDecimal seconds,
            Optional<String> words) {

        CallResult call() {
            return CallResult.costing(CreditReportValues.cost(least, most, Optional.of(source)))
                    .requestId(requestId)
                    .status(CreditReportValues.optional(status))
                    .pictures(requested, received)
                    .took(DurationText.of(seconds))
                    .words(words)
                    .build();
        }
    }
}
