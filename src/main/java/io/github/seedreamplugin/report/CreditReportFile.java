package io.github.seedreamplugin.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** {@code credit-report.json} as it is read back: the fields of the file by name, and the values that they make. */
record CreditReportFile(
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String status,
        @JsonProperty(required = true) boolean simulated,
        @JsonProperty(required = true) String manifest,
        @JsonProperty(required = true) String manifestDigest,
        Optional<ShardFields> shard,
        @JsonProperty(required = true) BuildFields build,
        @JsonProperty(required = true) Instant started,
        @JsonProperty(required = true) BigDecimal seconds,
        @JsonProperty(required = true) CreditFields credits,
        @JsonProperty(required = true) List<ImageFields> images,
        @JsonProperty(required = true) List<FindingFields> findings,
        @JsonProperty(required = true) List<String> notes) {

    Run run() {
        return Run.of(constant("status", status, Status::of), manifest, manifestDigest)
                .simulated(simulated)
                .shard(shard.map(part -> new Shard(part.index(), part.count())))
                .facts(build.facts())
                .started(started)
                .took(DurationText.of(seconds))
                .bill(credits.bill())
                .images(images.stream().map(ImageFields::image).toList())
                .findings(findings.stream().map(FindingFields::finding).toList())
                .notes(notes)
                .build();
    }

    private static <T> T constant(String field, String word, Function<String, Optional<T>> constants) {
        return constants
                .apply(word)
                .orElseThrow(() -> new IllegalArgumentException(field + " has the unknown value '" + word + "'"));
    }

    private static Optional<CostSource> source(String word) {
        return Arrays.stream(CostSource.values())
                .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Cost cost(BigDecimal least, BigDecimal most, Optional<String> source) {
        return new Cost(
                least,
                most,
                source.map(word -> constant("source", word, CreditReportFile::source))
                        .orElse(CostSource.STATED));
    }

    record ShardFields(
            @JsonProperty(required = true) int index,
            @JsonProperty(required = true) int count) {}

    record BuildFields(
            Optional<String> project,
            Optional<String> commit,
            Optional<String> branch,
            Optional<String> url,
            Optional<String> plugin,
            Optional<String> endpoint,
            Optional<BigDecimal> budget,
            Optional<BigDecimal> budgetLeft,
            Optional<PriceFields> price) {

        BuildFacts facts() {
            return BuildFacts.builder()
                    .project(project)
                    .commit(commit)
                    .branch(branch)
                    .build(url)
                    .plugin(plugin)
                    .endpoint(endpoint)
                    .budget(budget)
                    .left(budgetLeft)
                    .price(price.map(it -> cost(it.least(), it.most(), Optional.of(it.source()))))
                    .build();
        }
    }

    record PriceFields(
            @JsonProperty(required = true) BigDecimal least,
            @JsonProperty(required = true) BigDecimal most,
            @JsonProperty(required = true) String source) {}

    record IntervalFields(
            @JsonProperty(required = true) BigDecimal least,
            @JsonProperty(required = true) BigDecimal most) {}

    record SourceFields(Optional<String> pictures, Optional<String> lost, Optional<String> unknown) {}

    record CreditFields(
            Optional<BigDecimal> opening,
            Optional<BigDecimal> closing,
            @JsonProperty(required = true) BigDecimal spent,
            @JsonProperty(required = true) BigDecimal estimated,
            @JsonProperty(required = true) BigDecimal avoided,
            @JsonProperty(required = true) BigDecimal lost,
            @JsonProperty(required = true) BigDecimal indeterminate,
            @JsonProperty(required = true) BigDecimal charged,
            Optional<BigDecimal> chargedAtMost,
            @JsonProperty(required = true) BigDecimal pictures,
            @JsonProperty(required = true) IntervalFields unknown,
            @JsonProperty(required = true) SourceFields sources,
            Optional<BigDecimal> elsewhere,
            Optional<BigDecimal> unexplained) {

        Bill bill() {
            Bill bill = Bill.builder()
                    .balances(opening, closing)
                    .addPictures(cost(pictures, pictures, sources.pictures()))
                    .addLost(cost(lost, lost, sources.lost()))
                    .addUnknown(cost(unknown.least(), unknown.most(), sources.unknown()))
                    .estimated(estimated)
                    .avoided(avoided)
                    .elsewhere(elsewhere.orElse(BigDecimal.ZERO))
                    .build();
            // derived, and so only checked
            Cost all = bill.charged();
            if (all.least().compareTo(charged) != 0
                    || all.most().compareTo(chargedAtMost.orElse(charged)) != 0
                    || spent.compareTo(bill.spent()) != 0
                    || indeterminate.compareTo(bill.indeterminate()) != 0) {
                throw new IllegalArgumentException("its credits do not add up to what it says was charged");
            }
            if (!unexplained.map(Credits::normal).equals(bill.unexplained())) {
                throw new IllegalArgumentException(
                        "its credits do not add up to the unexplained difference that it names");
            }
            return bill;
        }
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
            return new ImageAttributes(
                    prompt,
                    constant("aspect_ratio", aspectRatio, AspectRatio::of),
                    constant("size", size, Size::of),
                    maxImages,
                    constant("optimize_prompt", optimizePrompt, OptimizePrompt::of),
                    watermark);
        }
    }

    record PictureFields(
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) long bytes,
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            @JsonProperty(required = true) String type) {

        Picture picture() {
            return new Picture(sha256, bytes, constant("type", type, PictureType::ofMediaType), width, height);
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
            return new Failure(code, userCanFix, optional(status), message, quarantined);
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
            return CallResult.costing(cost(least, most, Optional.of(source)))
                    .requestId(requestId)
                    .status(optional(status))
                    .pictures(requested, received)
                    .took(DurationText.of(seconds))
                    .words(words)
                    .build();
        }
    }

    record ImageFields(
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
            return ImageResult.of(name, constant("state", state, State::of), attributes.attributes())
                    .take(take)
                    .at(line, column)
                    .cost(cost(creditsAtLeast.orElse(credits), credits, source))
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
                    .before(before.map(BeforeFields::before))
                    .build();
        }
    }

    record FindingFields(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) int line,
            @JsonProperty(required = true) int column,
            @JsonProperty(required = true) int endColumn,
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String message,
            @JsonProperty(required = true) String level) {

        Finding finding() {
            return new Finding(file, line, column, endColumn, code, message, constant("level", level, Level::of));
        }
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
