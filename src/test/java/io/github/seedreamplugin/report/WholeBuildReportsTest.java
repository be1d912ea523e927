package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeBuildReportsTest {

    @TempDir
    private Path directory;

    private final WholeBuild build = new WholeBuild(List.of(
            new BuildModule(
                    "shop",
                    "../../shop/target/seedream",
                    new RunDraft()
                            .images(SampleRuns.hero())
                            .bill(withElsewhere("10", "9.825", "0.14", "0.035"))
                            .run()),
            new BuildModule(
                    "blog",
                    "../../blog/target/seedream",
                    new RunDraft()
                            .status(Status.FAILED)
                            .started(SampleRuns.STARTED.plusSeconds(5))
                            .took(Duration.ofSeconds(60))
                            .images(
                                    SampleRuns.bought("card", 1, SampleRuns.asked(3, AspectRatio.SQUARE, "A card")),
                                    SampleRuns.troubled(
                                            "duel",
                                            State.FAILED,
                                            SampleRuns.asked(5, AspectRatio.SQUARE, "Knights"),
                                            SampleRuns.moderated()))
                            .bill(RunDraft.bill("10", "9.825", "0.035"))
                            .run())));

    @Test
    void addsUpTheBillsAndCountsNoModulesSpendingTwice() {
        Bill bill = build.bill();

        assertThat(bill.charged().text()).isEqualTo("0.175");
        assertThat(bill.elsewhere()).isZero();
        assertThat(bill.opening()).contains(BigDecimal.TEN);
        assertThat(bill.closing()).contains(new BigDecimal("9.825"));
        assertThat(bill.unexplained()).isEmpty();
    }

    @Test
    void failsIfOneModuleFailed() {
        assertThat(build.status()).isEqualTo(Status.FAILED);
        assertThat(new WholeBuild(List.of(new BuildModule("a", "a/target", SampleRuns.nothingToDo()))).status())
                .isEqualTo(Status.NOTHING_TO_DO);
    }

    @Test
    void writesTheBillForMachinesAndPeopleAndAnIndexOfTheGalleries() throws IOException {
        List<Path> files = new WholeBuildReports(build).write(new ReportDirectory(directory));

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("reactor.json", "reactor.md", "gallery.css", "reactor.html");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve("reactor.json")));
        assertThat(json.path("status").stringValue()).isEqualTo("failed");
        assertThat(json.path("credits").path("charged").decimalValue()).isEqualByComparingTo("0.175");
        assertThat(json.path("modules").path(1).path("images").path("failed").intValue())
                .isEqualTo(1);
        assertThat(directory.resolve("reactor.md"))
                .content()
                .contains("# Seedream: 2 modules, 3 images: 2 bought, 1 failed")
                .contains("| blog | failed | 0.035 | 2 images: 1 bought, 1 failed | ../../blog/target/seedream |")
                .contains("| **the whole build** | failed | 0.175 |");
        Document page = Jsoup.parse(Files.readString(directory.resolve("reactor.html")));
        assertThat(page.select(".modules a").eachAttr("href"))
                .containsExactly("../../shop/target/seedream/index.html", "../../blog/target/seedream/index.html");
        assertThat(page.select("p.charged").text()).isEqualTo("Charged: 0.175 credits (US$ 0.175)");
        assertThat(page.select("script, style, [style]")).isEmpty();
    }

    @Test
    void tellsGitHubTheOutcomeOfTheWholeBuild() throws IOException {
        Path outputs = directory.resolve("outputs");

        new GitHubReport("images.yaml").appendOutputs(build, Path.of("reactor.json"), outputs);

        assertThat(Files.readAllLines(outputs)).contains("failed", "0.175", "reactor.json");
    }

    private static Bill withElsewhere(String opening, String closing, String spent, String elsewhere) {
        Bill like = RunDraft.bill(opening, closing, spent);
        return Bill.builder()
                .balances(like.opening(), like.closing())
                .addPictures(like.pictures())
                .elsewhere(new BigDecimal(elsewhere))
                .build();
    }
}
