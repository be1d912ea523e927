package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.reporting.LinkedFiles;
import io.github.seedreamplugin.generation.reporting.ShardReports;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.CreditReportJson;
import io.github.seedreamplugin.report.CreditReportReader;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ReadReport;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.Shard;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardMergeTest {

    @TempDir
    Path base;

    @Test
    void joinsReportDirectoriesThatAGlobFinds() throws IOException {
        shard(1, 3, "a");
        shard(2, 3, "b");
        shard(3, 3, "c");

        Run run = joined("shards/*");

        assertThat(run.shard()).isEmpty();
        assertThat(run.images()).extracting(ImageResult::name).containsExactly("a", "b", "c");
        assertThat(run.bill().spent()).isEqualTo("0.105");
        assertThat(new CreditReportReader().read(base.resolve("merged/credit-report.json")))
                .isEqualTo(new ReadReport.Read(run));
    }

    @Test
    void takesDirectoriesFilesAndGlobsOfEither() throws IOException {
        shard(1, 2, "a");
        shard(2, 2, "b");

        for (List<String> reports : List.of(
                List.of("shards/1", "shards/2"),
                List.of("shards/1/credit-report.json", "shards/2/"),
                List.of("shards/*/credit-report.json"),
                List.of("**"),
                List.of("shards/*", "shards/[12]", "shards/2"),
                List.of("shards/{1,2}/"),
                List.of(base.toAbsolutePath() + "/sh*/?"))) {
            assertThat(joined(reports.toArray(String[]::new)).images())
                    .as("%s", reports)
                    .hasSize(2);
        }
    }

    @Test
    void takesNothingButCreditReportsFromAGlob() throws IOException {
        shard(1, 1, "a");
        Files.writeString(base.resolve("shards/1/plan.json"), "{}");
        Files.createDirectories(base.resolve("shards/logs"));

        assertThat(joined("shards/**").images()).hasSize(1);
    }

    @Test
    void joinsAgainOverAnEarlierJoin() throws IOException {
        shard(1, 2, "a");
        shard(2, 2, "b");

        Run first = joined("**");

        assertThat(joined("**")).isEqualTo(first);
    }

    @Test
    void bringsThumbnailsPreviewsAndQuarantineAlong() throws IOException {
        Path one = shard(1, 2, "a");
        Path two = shard(2, 2, "b");
        file(one.resolve("thumbnails/11.jpg"), "one, small");
        file(two.resolve("thumbnails/22.jpg"), "two, small");
        file(two.resolve("previews/22.jpg"), "two");
        file(two.resolve("quarantine/b-20261123T101530Z.txt"), "no picture");
        file(two.resolve("simulated/bank/x"), "none of the report's business");

        new LinkedFiles(one).copyTo(base.resolve("merged"));
        new LinkedFiles(two).copyTo(base.resolve("merged"));

        assertThat(files(base.resolve("merged")))
                .containsExactly(
                        "previews/22.jpg",
                        "quarantine/b-20261123T101530Z.txt",
                        "thumbnails/11.jpg",
                        "thumbnails/22.jpg");
        assertThat(base.resolve("merged/thumbnails/22.jpg")).hasContent("two, small");
    }

    @Test
    void refusesWhenAShardIsMissing() throws IOException {
        shard(1, 3, "a");
        shard(3, 3, "c");

        assertThat(refused("shards/*")).startsWith("There is no report of shard 2/3");
        assertThat(base.resolve("merged")).doesNotExist();
    }

    @Test
    void refusesWhenAShardIsDoubled() throws IOException {
        shard(1, 1, "a");
        report(base.resolve("shards/again"), run(1, 1, "a", digest()));

        assertThat(refused("shards/*")).startsWith("There is more than one report of shard 1/1");
    }

    @Test
    void refusesShardsOfDifferentManifests() throws IOException {
        shard(1, 2, "a");
        report(base.resolve("shards/2"), run(2, 2, "b", "0".repeat(64)));

        assertThat(refused("shards/*")).startsWith("Shards 1/2 and 2/2 were planned from different manifests");
    }

    @Test
    void refusesShardsOfAnotherManifestThanTheOneThatIsHere() throws IOException {
        shard(1, 1, "a");
        file(base.resolve("images.yaml"), "version: 1");

        assertThat(refused("shards/*"))
                .startsWith(
                        "The shards were planned from another images.yaml than images.yaml is now: merge the reports"
                                + " with the commit checked out that they were made from");
    }

    @Test
    void namesAReportThatIsNotThere() throws IOException {
        shard(1, 1, "a");

        assertThat(refused("shards/1", "shards/2"))
                .startsWith(base.resolve("shards/2/credit-report.json") + " cannot be used as a credit report: there"
                        + " is no such file.");
    }

    @Test
    void saysSoWhenAGlobFindsNothing() throws IOException {
        assertThat(refused("nowhere/*", "*.d"))
                .isEqualTo("No credit-report.json was found in [nowhere/*, *.d] below " + base
                        + ": give seedream.reports the report directory of each shard.");
    }

    @Test
    void doesNotReplaceTheReportOfAShard() throws IOException {
        report(base.resolve("merged"), run(1, 1, "a", digest()));

        assertThat(refused("merged"))
                .isEqualTo(base.resolve("merged/credit-report.json")
                        + " is the report of a shard, in the directory of the merged report: name another directory with"
                        + " seedream.reportDirectory.");
    }

    @Test
    void takesNoEmptyPath() {
        assertThatThrownBy(() -> new ShardReports(base, List.of("shards/1", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seedream.reports has an empty entry");
    }

    @Test
    void joinsShardsWhoseCheckoutsDifferInLineEndsOnly() throws IOException {
        String text = "version: 1\nimages:\n  a:\n    prompt: |\n      A city\n      at dusk\n";
        Path unix = Files.writeString(base.resolve("unix.yaml"), text);
        Path windows = Files.writeString(base.resolve("windows.yaml"), text.replace("\n", "\r\n"));
        Files.copy(unix, base.resolve("images.yaml"));
        report(base.resolve("shards/1"), run(1, 2, "a", digestOf(unix)));
        report(base.resolve("shards/2"), run(2, 2, "b", digestOf(windows)));

        assertThat(joined("shards/*").images()).extracting(ImageResult::name).containsExactly("a", "b");
    }

    @Test
    void refusesAReportWhosePathsLeadOutOfItsDirectory() throws IOException {
        Path report = shard(1, 1, "a").resolve("credit-report.json");
        String problem = "\"problem\" : { \"code\" : \"X\", \"userCanFix\" : false, \"message\" : \"m\","
                + " \"quarantined\" : \"../../../pom.xml\" }, \"attributes\"";
        Files.writeString(report, Files.readString(report).replaceFirst("\"attributes\"", problem));

        assertThat(refused("shards/1")).contains("the quarantined file leaves its directory: ../../../pom.xml");
    }

    private Run joined(String... reports) throws IOException {
        ShardMerge.Outcome outcome = join(reports);
        assertThat(outcome).isInstanceOf(ShardMerge.Outcome.Joined.class);
        return ((ShardMerge.Outcome.Joined) outcome).run();
    }

    private String refused(String... reports) throws IOException {
        ShardMerge.Outcome outcome = join(reports);
        assertThat(outcome).isInstanceOf(ShardMerge.Outcome.Refused.class);
        return ((ShardMerge.Outcome.Refused) outcome).message();
    }

    private ShardMerge.Outcome join(String... reports) throws IOException {
        RunPaths places = RunPaths.builder(base, base.resolve("images.yaml"), base.resolve("merged"))
                .outputDirectory(base.resolve("pictures"))
                .home(base.resolve("home"))
                .build();
        return new ShardMerge(places, new ShardReports(base, List.of(reports))).join();
    }

    private Path shard(int index, int count, String image) throws IOException {
        return report(base.resolve("shards/" + index), run(index, count, image, digest()));
    }

    private static Path report(Path directory, Run run) throws IOException {
        return new ReportDirectory(directory).write(new CreditReportJson(), run).resolveSibling("");
    }

    private String digestOf(Path manifest) {
        return ManifestDigest.of(RunPaths.builder(base, manifest, base).build());
    }

    private static String digest() {
        return "3f".repeat(32);
    }

    private static Run run(int index, int count, String image, String manifestDigest) {
        Cost price = Cost.exactly(new BigDecimal("0.035"), CostSource.STATED);
        return Run.of(Status.OK, "images.yaml", manifestDigest)
                .shard(Optional.of(new Shard(index, count)))
                .started(Instant.parse("2026-11-23T10:15:30Z"))
                .took(Duration.ofSeconds(30))
                .bill(Bill.builder().addPictures(price).estimated(price.most()).build())
                .images(List.of(image(image, index, price)))
                .build();
    }

    private static ImageResult image(String name, int line, Cost price) {
        ImageAttributes attributes = ImageAttributes.of("A fox")
                .aspectRatio(AspectRatio.of("1:1").orElseThrow())
                .size(Size.of("2K").orElseThrow())
                .maxImages(1)
                .optimizePrompt(OptimizePrompt.of("standard").orElseThrow())
                .watermark(false)
                .build();
        return ImageResult.of(name, State.BOUGHT, attributes)
                .at(line, 3)
                .cost(price)
                .attempts(1)
                .took(Duration.ofSeconds(30))
                .build();
    }

    private static void file(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static List<String> files(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
