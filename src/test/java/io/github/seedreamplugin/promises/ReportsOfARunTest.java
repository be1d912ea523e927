package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import edu.hm.hafner.coverage.TestCase;
import edu.hm.hafner.coverage.parser.JunitParser;
import edu.hm.hafner.util.FilteredLog;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of a real build, read by the parsers inside Jenkins. */
@Tag("slow")
class ReportsOfARunTest {

    @TempDir
    Path directory;

    @Test
    void twelveImagesWithThreeKindsOfFailure() throws IOException {
        MavenProject project =
                new MavenProject(directory).withManifest(text("images.yaml")).with("seedream.simulate", "true");

        MavenRun run = project.run();

        assertThat(run.exitCode()).as(() -> run.log()).isEqualTo(1);
        assertThat(testCases(project.reports().resolve("TEST-seedream.xml")))
                .hasSize(12)
                .filteredOn(testCase -> testCase.getResult() == TestCase.TestResult.FAILED)
                .extracting(TestCase::getTestName)
                .containsExactlyInAnyOrder("refused", "unusable", "lost");
        assertThat(List.of("refused", "unusable", "lost"))
                .extracting(name -> project.reportOf(name).at("/problem/code").asString())
                .containsExactly("MODERATED", "PAID_UNUSABLE", "PAID_UNUSABLE");
        assertThat(project.report().at("/credits/spent").decimalValue()).isEqualByComparingTo("0.385");
        assertThat(project.report().at("/credits/lost").decimalValue()).isEqualByComparingTo("0.07");
        assertThat(project.report().at("/credits").has("unexplained")).isFalse();
        // a build waits a second for what is not yet made; the next one adds the rest
        assertThat(MavenProject.filesBelow(project.reports().resolve("thumbnails")))
                .hasSizeBetween(1, 11);
        assertThat(MavenProject.filesBelow(project.reports().resolve("previews")))
                .hasSizeBetween(1, 11);
        assertThat(MavenProject.filesBelow(project.reports().resolve("quarantine")))
                .isNotEmpty();
    }

    @Test
    void whatIsWrongWithAManifest() throws IOException {
        MavenProject project =
                new MavenProject(directory).withManifest(text("wrong.yaml")).with("seedream.gitlab", "true");

        MavenRun run = project.run();

        assertThat(run.exitCode()).as(() -> run.log()).isEqualTo(1);
        for (String parser : List.of("sarif", "code-climate")) {
            String file = parser.equals("sarif") ? "findings.sarif" : "gl-code-quality-report.json";
            assertThat(issues(parser, project.reports().resolve(file)))
                    .extracting(Issue::getLineStart)
                    .containsExactlyInAnyOrder(5, 6, 7);
        }
        Path console = Files.writeString(directory.resolve("console.txt"), run.log());
        assertThat(issues("java", console))
                .filteredOn(issue -> issue.getFileName().endsWith(".yaml"))
                .extracting(Issue::getLineStart, Issue::getColumnStart)
                .containsExactlyInAnyOrder(tuple(5, 19), tuple(6, 3), tuple(7, 5));
        assertThat(project.reports().resolve("gl-metrics.txt")).content().contains("seedream_findings 3");
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(ReportsOfARunTest.class.getResourceAsStream("/rehearsal/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TestCase> testCases(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new JunitParser()
                    .parse(reader, file.getFileName().toString(), new FilteredLog("problems"))
                    .getTestCases();
        }
    }

    private static List<Issue> issues(String parser, Path file) {
        return new ParserRegistry()
                .get(parser).createParser().parse(new FileReaderFactory(file, StandardCharsets.UTF_8)).stream()
                        .toList();
    }
}
