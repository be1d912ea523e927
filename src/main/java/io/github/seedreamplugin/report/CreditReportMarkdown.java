package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code credit-report.md}: what a run did and what it cost, for people. */
public final class CreditReportMarkdown implements Report {

    private static final int PROMPT_LENGTH = 120;
    private static final Duration SHORTEST_PHASE = Duration.ofMillis(100);

    @Override
    public String fileName() {
        return "credit-report.md";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        for (String line : lines(run)) {
            out.write(line);
            out.write('\n');
        }
    }

    /** The lines without their ends, what matters most first, so that a place with little room may cut them off. */
    static List<String> lines(Run run) {
        List<String> lines = new ArrayList<>();
        head(run, lines);
        bill(run, lines);
        findings(run.findings(), lines);
        problems(run, lines);
        images(run, lines);
        return lines;
    }

    private static void head(Run run, List<String> lines) {
        lines.add("# Seedream: " + Markdown.text(Headline.of(run)));
        lines.add("");
        if (run.simulated()) {
            lines.add(
                    "> **SIMULATED**: the embedded endpoint drew these pictures. Nothing was bought and nothing was paid.");
            lines.add("");
        }
        String shard = run.shard().map(part -> ", shard " + part).orElse("");
        lines.add(Markdown.text(run.manifest() + shard) + ", started " + UtcText.text(run.started()) + ", took "
                + took(run) + ".");
        for (String note : run.notes()) {
            lines.add("");
            lines.add(Markdown.text(note));
        }
    }

    /** All of it, and what most of it was spent on. */
    private static String took(Run run) {
        List<String> parts = new ArrayList<>();
        for (Phase phase : run.phases()) {
            if (phase.took().compareTo(SHORTEST_PHASE) >= 0) {
                parts.add(phase.name() + " " + DurationText.text(phase.took()));
            }
        }
        return DurationText.text(run.took()) + (parts.isEmpty() ? "" : ": " + Markdown.text(String.join(", ", parts)));
    }

    private static void bill(Run run, List<String> lines) {
        section("Bill", lines);
        row(lines, "", "credits", "");
        lines.add("| --- | ---: | --- |");
        for (BillLine line : BillLine.of(run)) {
            row(lines, line.reason(), line.amount(), line.meaning());
        }
        balance(lines, "balance before", run.bill().opening());
        balance(lines, "balance after", run.bill().closing());
    }

    private static void balance(List<String> lines, String when, Optional<BigDecimal> credits) {
        if (credits.isPresent()) {
            row(lines, when, Credits.text(credits.get()), "");
        }
    }

    /** A table of what is wrong with the manifest, or may be; nothing if there is nothing to say. */
    static void findings(List<Finding> findings, List<String> lines) {
        if (findings.isEmpty()) {
            return;
        }
        section("Manifest", lines);
        row(lines, "place", "level", "code", "message");
        lines.add("| --- | --- | --- | --- |");
        for (Finding finding : findings) {
            row(
                    lines,
                    Markdown.text(finding.place()),
                    finding.level().value(),
                    Markdown.text(finding.code()),
                    Markdown.text(finding.message()));
        }
    }

    private static void problems(Run run, List<String> lines) {
        List<ImageResult> troubled = run.troubled();
        if (troubled.isEmpty()) {
            return;
        }
        section("Problems", lines);
        row(lines, "image", "state", "code", "HTTP", "message");
        lines.add("| --- | --- | --- | ---: | --- |");
        for (ImageResult image : troubled) {
            image.problem()
                    .ifPresent(problem -> row(
                            lines,
                            Markdown.text(image.name()),
                            image.state().value(),
                            Markdown.text(problem.code()),
                            problem.status().isPresent()
                                    ? Integer.toString(problem.status().getAsInt())
                                    : "",
                            message(problem)));
        }
    }

    private static String message(Failure problem) {
        return Markdown.text(problem.message())
                + problem.quarantined()
                        .map(path -> " What was received is in " + Markdown.text(path) + ".")
                        .orElse("");
    }

    private static void images(Run run, List<String> lines) {
        if (run.images().isEmpty()) {
            return;
        }
        section("Images", lines);
        row(lines, "image", "state", "credits", "pictures", "files", "prompt");
        lines.add("| --- | --- | ---: | ---: | --- | --- |");
        for (ImageResult image : run.images()) {
            row(
                    lines,
                    Markdown.text(image.name()) + (image.take() > 1 ? " (take " + image.take() + ")" : ""),
                    image.state().value(),
                    Credits.text(image.credits()),
                    image.received() + "/" + image.requested(),
                    files(image),
                    prompt(image.attributes()));
        }
    }

    private static String files(ImageResult image) {
        List<String> files = new ArrayList<>();
        for (ResultFile file : image.files()) {
            files.add(Markdown.text(file.path()) + " " + file.picture().width() + "x"
                    + file.picture().height());
        }
        return String.join("<br>", files);
    }

    private static String prompt(ImageAttributes attributes) {
        return Markdown.text(ShortText.of(attributes.prompt(), PROMPT_LENGTH, "…"));
    }

    private static void section(String title, List<String> lines) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
    }

    private static void row(List<String> lines, String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }
}
