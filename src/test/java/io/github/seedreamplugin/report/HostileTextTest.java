package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Text of the service and of prompts has no effect on whoever reads it, through whichever channel it comes. */
class HostileTextTest {

    private static final String HOSTILE = "begin ##vso[task.setvariable variable=PATH]x ##[error]y\n::error file=a::z\n"
            + "[[ATTACHMENT|/etc/passwd]]\n\u009b31m\u0085 bell\u0007 \u202eflipped\u2028end \u001b[2J";

    private static final Pattern EFFECT = Pattern.compile(
            "##vso\\[|##\\[|(?m:^\\s*::error )|(?m:^\\[\\[ATTACHMENT\\|/etc)|[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e\\u2028]");

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicTest> everyChannelIsHarmless() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        channels()
                .forEach((channel, text) -> tests.add(DynamicTest.dynamicTest(channel, () -> {
                    assertThat(text).contains("begin");
                    assertThat(EFFECT.matcher(text).results().map(result -> text.substring(result.start())))
                            .isEmpty();
                })));
        return tests;
    }

    private Map<String, String> channels() throws IOException {
        Run run = run();
        Map<String, String> channels = new TreeMap<>();
        List<Report> reports = List.of(
                new CreditReportJson(),
                new CreditReportMarkdown(),
                new JUnitReport(Path.of("/builds/pictures")),
                new SarifReport(),
                new CodeQualityReport(),
                new PicturesJson(),
                new GalleryReport(new GalleryPictures(Map.of(), Map.of())));
        for (Report report : reports) {
            StringWriter out = new StringWriter();
            report.write(run, out);
            channels.put(report.fileName(), out.toString());
        }
        for (PlanReport report : List.of(new PlanJson(), new PlanMarkdown())) {
            StringWriter out = new StringWriter();
            report.write(plan(), out);
            channels.put(report.fileName(), out.toString());
        }
        channels.put("console table of a plan", String.join("\n", new PlanTable().lines(plan())));
        channels.put("console table of a run", String.join("\n", new ConsoleTable().lines(run)));
        channels.put("annotations", annotations(run));
        GitHubReport github = new GitHubReport("images.yaml");
        Path summary = directory.resolve("summary");
        github.appendSummary(run, summary);
        channels.put("summary", Files.readString(summary));
        return channels;
    }

    /** Those that are meant are commands themselves. */
    private static String annotations(Run run) {
        return new GitHubReport("images.yaml")
                .annotations(run).stream()
                        .map(command -> command.replaceFirst("^::(error|warning) ", ""))
                        .reduce("", (all, command) -> all + command + "\n");
    }

    private static Run run() {
        Failure failure = new Failure("MODERATED", true, OptionalInt.of(400), HOSTILE, Optional.empty());
        ImageResult failed = SampleRuns.named(
                SampleRuns.troubled(
                        "duel", State.FAILED, SampleRuns.asked(3, AspectRatio.SQUARE, "Two knights"), failure),
                "duel",
                HOSTILE);
        ImageResult bought = SampleRuns.named(SampleRuns.hero(), "hero", HOSTILE).toBuilder()
                .alt(Optional.of(HOSTILE))
                .caption(Optional.of(HOSTILE))
                .calls(List.of(CallResult.costing(SampleRuns.stated("0.14"))
                        .words(Optional.of(HOSTILE))
                        .requestId(Optional.of(HOSTILE))
                        .build()))
                .build();
        return new RunDraft()
                .status(Status.FAILED)
                .images(failed, bought)
                .findings(
                        Finding.of(Level.ERROR, "X", HOSTILE).at("images.yaml", 1, 1, 2),
                        Finding.of(Level.WARNING, "X", HOSTILE).at("images.yaml", 1, 1, 2))
                .notes(HOSTILE)
                .run();
    }

    private static Plan plan() {
        return Plan.of(
                        "images.yaml",
                        List.of(
                                PlannedStep.buy("hero", HOSTILE, 1, new PlannedStep.Offer(BigDecimal.ONE, "aa")),
                                PlannedStep.free("card", PlannedStep.Action.BLOCKED, HOSTILE, 1)))
                .expected(Duration.ofSeconds(36))
                .build()
                .blockedBy(List.of(HOSTILE));
    }
}
