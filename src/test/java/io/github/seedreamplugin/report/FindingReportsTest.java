package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.Severity;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a manifest, as GitHub, GitLab and Jenkins read it. */
class FindingReportsTest {

    private static final Run RUN = SampleRuns.withFindings(SampleRuns.unknownAttribute(), SampleRuns.deprecated());

    @TempDir
    private Path directory;

    @Test
    void sarifIsWhatItsSchemaAllows() throws IOException {
        try (InputStream schema = Objects.requireNonNull(
                FindingReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(Files.readString(sarif(RUN)), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void sarifHasWhatGitHubAsksFor() throws IOException {
        JsonNode log = JsonMapper.shared().readTree(Files.readString(sarif(RUN)));

        assertThat(log.path("$schema").stringValue()).isEqualTo("https://json.schemastore.org/sarif-2.1.0.json");
        JsonNode run = log.path("runs").path(0);
        JsonNode driver = run.path("tool").path("driver");
        assertThat(driver.path("name").stringValue()).isEqualTo("seedream-maven-plugin");
        JsonNode rule = driver.path("rules").path(0);
        assertThat(rule.path("id").stringValue()).isEqualTo("UNKNOWN_ATTRIBUTE");
        assertThat(rule.path("shortDescription").path("text").stringValue()).isEqualTo("Unknown attribute");
        assertThat(rule.path("fullDescription").path("text").stringValue()).contains("UNKNOWN_ATTRIBUTE");
        assertThat(rule.path("help").path("text").stringValue()).contains("UNKNOWN_ATTRIBUTE");
        JsonNode result = run.path("results").path(0);
        assertThat(result.path("level").stringValue()).isEqualTo("error");
        JsonNode location = result.path("locations").path(0).path("physicalLocation");
        assertThat(location.path("artifactLocation").path("uri").stringValue())
                .isEqualTo("shop/src/main/seedream/images.yaml");
        assertThat(location.path("region"))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"startLine\":12,\"startColumn\":5,\"endLine\":12,\"endColumn\":17}"));
    }

    @Test
    void sarifOfASoundManifestHasNoResultsAndSoClearsOldAlerts() throws IOException {
        JsonNode log = JsonMapper.shared().readTree(Files.readString(sarif(SampleRuns.failed())));

        assertThat(log.path("runs").path(0).path("results").isArray()).isTrue();
        assertThat(log.path("runs").path(0).path("results").isEmpty()).isTrue();
    }

    @Test
    void sarifSurvivesJenkins() throws IOException {
        List<Issue> issues = jenkins("sarif", sarif(RUN));

        assertThat(issues)
                .extracting(Issue::getFileName, Issue::getLineStart, Issue::getSeverity)
                .containsExactlyInAnyOrder(
                        tuple("shop/src/main/seedream/images.yaml", 12, Severity.WARNING_HIGH),
                        tuple("shop/src/main/seedream/images.yaml", 30, Severity.WARNING_NORMAL));
        // its parser puts the rule before the message and knows no columns
        assertThat(issues)
                .extracting(Issue::getMessage)
                .anyMatch(message -> message.equals("UNKNOWN_ATTRIBUTE\n\nUnknown attribute\n\nFor additional help see:"
                        + " Troubleshooting in the documentation of seedream-maven-plugin, entry UNKNOWN_ATTRIBUTE\n\n"
                        + SampleRuns.unknownAttribute().message()))
                .anyMatch(message ->
                        message.endsWith("\n\n" + SampleRuns.deprecated().message()));
    }

    @Test
    void codeQualitySurvivesJenkins() throws IOException {
        List<Issue> issues = jenkins("code-climate", codeQuality(RUN));

        assertThat(issues)
                .extracting(Issue::getFileName, Issue::getLineStart, Issue::getMessage)
                .containsExactlyInAnyOrder(
                        tuple(
                                "shop/src/main/seedream/images.yaml",
                                12,
                                SampleRuns.unknownAttribute().message()),
                        tuple(
                                "shop/src/main/seedream/images.yaml",
                                30,
                                SampleRuns.deprecated().message()));
    }

    @Test
    void codeQualityHasWhatGitLabAsksFor() throws IOException {
        JsonNode issue = JsonMapper.shared()
                .readTree(Files.readAllBytes(codeQuality(RUN)))
                .path(0);

        assertThat(issue.path("check_name").stringValue()).isEqualTo("UNKNOWN_ATTRIBUTE");
        assertThat(issue.path("description").stringValue())
                .isEqualTo(SampleRuns.unknownAttribute().message());
        assertThat(issue.path("fingerprint").stringValue()).matches("[0-9a-f]{64}");
        assertThat(issue.path("severity").stringValue()).isEqualTo("major");
        assertThat(issue.path("location").path("path").stringValue()).isEqualTo("shop/src/main/seedream/images.yaml");
        assertThat(issue.path("location").path("lines").path("begin").intValue())
                .isEqualTo(12);
        assertThat(Files.readAllBytes(codeQuality(RUN))[0]).isEqualTo((byte) '[');
    }

    @Test
    void aFindingKeepsItsFingerprintWhenItMovesAndSharesItWithNone() throws IOException {
        Finding first = SampleRuns.unknownAttribute();
        Finding moved = Finding.of(first.level(), first.code(), first.message()).at(first.file(), 99, 7, 19);

        List<String> before = fingerprints(SampleRuns.withFindings(first, SampleRuns.deprecated()));
        List<String> after = fingerprints(SampleRuns.withFindings(SampleRuns.deprecated(), moved, first));

        assertThat(after).hasSize(3).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void aLineOfTheLogSurvivesJenkins() throws IOException {
        Finding finding = SampleRuns.unknownAttribute();
        Path log = Files.writeString(
                directory.resolve("build.log"),
                "[INFO] --- seedream:1.0.0:validate (default) @ shop ---\n[ERROR] " + finding.place() + " "
                        + finding.code() + " " + finding.message() + "\n[INFO] BUILD FAILURE\n");

        assertThat(jenkins("java", log)).singleElement().satisfies(issue -> {
            assertThat(issue.getFileName()).isEqualTo("shop/src/main/seedream/images.yaml");
            assertThat(issue.getLineStart()).isEqualTo(12);
            assertThat(issue.getColumnStart()).isEqualTo(5);
            assertThat(issue.getMessage()).isEqualTo("UNKNOWN_ATTRIBUTE " + finding.message());
            assertThat(issue.getSeverity()).isEqualTo(Severity.ERROR);
        });
    }

    @Test
    void aPathWithSpacesIsAUri() throws IOException {
        Finding finding = Finding.of(Level.ERROR, "BLANK_PROMPT", "so").at("my shop/bild-ü.yaml", 1, 1, 2);

        assertThat(Files.readString(sarif(SampleRuns.withFindings(finding))))
                .contains("\"uri\" : \"my%20shop/bild-%C3%BC.yaml\"");
    }

    private List<String> fingerprints(Run run) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(codeQuality(run)))
                .valueStream()
                .map(issue -> issue.path("fingerprint").stringValue())
                .toList();
    }

    private static List<Issue> jenkins(String parser, Path file) {
        return new ParserRegistry()
                .get(parser).createParser().parse(new FileReaderFactory(file, StandardCharsets.UTF_8)).stream()
                        .toList();
    }

    private Path sarif(Run run) throws IOException {
        return new ReportDirectory(directory).write(new SarifReport(), run);
    }

    private Path codeQuality(Run run) throws IOException {
        return new ReportDirectory(directory).write(new CodeQualityReport(), run);
    }
}
