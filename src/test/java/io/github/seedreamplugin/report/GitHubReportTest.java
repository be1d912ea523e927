package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubReportTest {

    private final GitHubReport report = new GitHubReport("shop/src/main/seedream/images.yaml");

    @TempDir
    private Path directory;

    @Test
    void annotatesFindingsOnTheirLine() {
        assertThat(report.annotations(SampleRuns.withFindings(SampleRuns.deprecated(), SampleRuns.unknownAttribute())))
                .containsExactly(
                        "::error file=shop/src/main/seedream/images.yaml,line=12,endLine=12,col=5,endColumn=17,"
                                + "title=UNKNOWN_ATTRIBUTE::'aspect_ration' is no attribute of an image: did you mean"
                                + " 'aspect_ratio'?",
                        "::warning file=shop/src/main/seedream/images.yaml,line=30,endLine=30,col=19,endColumn=23,"
                                + "title=WATERMARK_NOT_SAID::50%25 of readers, \"designers\" included, expect a value"
                                + " here.%0ASay watermark: false.");
    }

    @Test
    void annotatesFailedImagesWhereTheManifestNamesThem() {
        assertThat(report.annotations(SampleRuns.failed()))
                .hasSize(3)
                .startsWith("::error file=shop/src/main/seedream/images.yaml,line=41,col=3,"
                        + "title=MODERATED%3A icons/duel::The service will not draw this: the output image may contain"
                        + " sensitive information. Change the prompt.");
    }

    @Test
    void escapesWhatWouldEndAPropertyOrACommand() {
        Finding hostile = Finding.of(Level.ERROR, "X", "one\r\n::error::two").at("a,b:c%d.yaml", 1, 1, 2);

        assertThat(report.annotations(SampleRuns.withFindings(hostile)))
                .containsExactly("::error file=a%2Cb%3Ac%25d.yaml,line=1,endLine=1,col=1,endColumn=2,"
                        + "title=X::one%0A: : error::two");
    }

    @Test
    void neverSendsMoreAnnotationsOfATypeThanGitHubShows() {
        List<Finding> many = IntStream.rangeClosed(1, 25)
                .mapToObj(line -> Finding.of(Level.ERROR, "X", "so").at("a.yaml", line, 1, 2))
                .toList();

        List<String> commands = report.annotations(new RunDraft().findings(many).run());

        assertThat(commands).hasSize(10);
        assertThat(commands.get(8)).startsWith("::error file=a.yaml,line=9,");
        assertThat(commands.get(9))
                .isEqualTo("::error title=seedream::and 16 more: see the summary of the step or credit-report.md");
    }

    @Test
    void addsTheBillAndTheFilesToTheSummaryAfterWhatIsThere() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "# Before\n");

        report.appendSummary(SampleRuns.failed(), summary);

        assertThat(summary)
                .content()
                .startsWith("# Before\n# Seedream: 12 images: 3 bought")
                .contains("| spent | 0.21 |")
                .contains("hero-4.jpg 3840x2160");
    }

    @Test
    void cutsASummaryThatGitHubWouldDrop() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "x".repeat(300_000) + "\n");
        Run large = new RunDraft()
                .images(IntStream.range(0, 10_000)
                        .mapToObj(n -> SampleRuns.named(SampleRuns.hero(), "hero-" + n, "grün ".repeat(30)))
                        .toList())
                .run();

        report.appendSummary(large, summary);

        assertThat(Files.size(summary)).isBetween(1_048_000L, 1_048_576L);
        assertThat(summary).content().endsWith("""
                 |

                **The rest is cut off: GitHub takes at most 1 MiB. All of it is in credit-report.md.**

                """);
    }

    @Test
    void leavesAFullSummaryAsItIs() throws IOException {
        Path summary = Files.writeString(directory.resolve("summary.md"), "x".repeat(1_048_500));

        report.appendSummary(SampleRuns.failed(), summary);

        assertThat(summary).content().isEqualTo("x".repeat(1_048_500));
    }

    @Test
    void givesOutputsThatMayHaveSeveralLines() throws IOException {
        Path outputs = Files.writeString(directory.resolve("outputs"), "before=1\n");

        report.appendOutputs(SampleRuns.failed(), Path.of("a\nstatus=ok"), outputs);

        List<String> lines = Files.readAllLines(outputs);
        assertThat(lines).hasSize(11).startsWith("before=1");
        assertThat(lines.get(1)).matches("status<<seedream_[0-9a-f]{64}");
        assertThat(lines.get(2)).isEqualTo("failed");
        assertThat(lines.get(3)).isEqualTo(lines.get(1).substring("status<<".length()));
        assertThat(lines.get(5)).isEqualTo("0.21");
        assertThat(lines.subList(8, 10)).containsExactly("a", "status=ok");
        assertThat(lines.get(10)).isEqualTo(lines.get(7).substring("report<<".length()));
    }

    @Test
    void tellsWhatAPlanWouldDo() throws IOException {
        Plan plan = Plan.of(
                        "images.yaml",
                        List.of(PlannedStep.buy(
                                "hero", "new", 1, new PlannedStep.Offer(new BigDecimal("0.035"), "aa"))))
                .cost(new BigDecimal("0.035"))
                .build();
        Path outputs = directory.resolve("outputs");
        Path summary = directory.resolve("summary");

        report.appendPlanOutputs(plan, Path.of("plan.json"), outputs);
        report.appendPlanSummary(plan, summary);

        assertThat(Files.readAllLines(outputs)).contains("1", "0.035", plan.digest(), "plan.json");
        assertThat(summary).content().startsWith("## Seedream plan").contains("| hero | buy | new | 0.035 |");
    }
}
