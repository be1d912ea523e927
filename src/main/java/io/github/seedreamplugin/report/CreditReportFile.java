package io.github.seedreamplugin.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        @JsonProperty(required = true) List<PhaseFields> phases,
        @JsonProperty(required = true) CreditFields credits,
        @JsonProperty(required = true) List<CreditReportImage> images,
        @JsonProperty(required = true) List<FindingFields> findings,
        @JsonProperty(required = true) List<String> notes) {

    Run run() {
        return Run.of(CreditReportValues.constant("status", status, Status::of), manifest, manifestDigest)
                .simulated(simulated)
                .shard(shard.map(part -> new Shard(part.index(), part.count())))
                .facts(build.facts())
                .started(started)
                .took(DurationText.of(seconds))
                .phases(phases.stream().map(PhaseFields::phase).toList())
                .bill(credits.bill())
                .images(images.stream().map(CreditReportImage::image).toList())
                .findings(findings.stream().map(FindingFields::finding).toList())
                .notes(notes)
                .build();
    }

    record ShardFields(
            @JsonProperty(required = true) int index,
            @JsonProperty(required = true) int count) {}

    record PhaseFields(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) BigDecimal seconds) {

        Phase phase() {
            return new Phase(name, DurationText.of(seconds));
        }
    }

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
                    .price(price.map(it -> CreditReportValues.cost(it.least(), it.most(), Optional.of(it.source()))))
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
                    .addPictures(CreditReportValues.cost(pictures, pictures, sources.pictures()))
                    .addLost(CreditReportValues.cost(lost, lost, sources.lost()))
                    .addUnknown(CreditReportValues.cost(unknown.least(), unknown.most(), sources.unknown()))
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

    record FindingFields(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) int line,
            @JsonProperty(required = true) int column,
            @JsonProperty(required = true) int endColumn,
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String message,
            @JsonProperty(required = true) String level) {

        Finding finding() {
            return Finding.of(CreditReportValues.constant("level", level, Level::of), code, message)
                    .at(file, line, column, endColumn);
        }
    }
}
