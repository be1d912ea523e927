package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A build that finds everything as the last one left it writes its bill and nothing else; any change has it look at all. */
class NothingToDoTest {

    private static final List<String> OF_EVERY_BUILD =
            List.of("credit-report.json", "credit-report.md", "TEST-seedream.xml");
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String MANIFEST = """
            version: 1
            images:
              hero:
                prompt: a lighthouse
                alt: A lighthouse on a cliff
                variants: [{ width: 16 }]
              icons/fox:
                prompt_file: fox.txt
                max_images: 2
                pick: [2]
            """;

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;
    private int projects;

    @BeforeEach
    void setUp() {
        endpoint = ScriptedEndpoint.start();
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    /** Built until nothing is left to do; by its clock, that was a minute ago. */
    private Project upToDate() {
        Project project = new Project(folder.resolve("project" + projects++), endpoint);
        project.provenance = true;
        project.manifest(MANIFEST);
        Project.write(project.base.resolve("fox.txt"), "a fox");
        project.build();
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        assertThat(project.build().status()).isEqualTo(Status.NOTHING_TO_DO);
        return project;
    }

    private static Path gallery(Project project) {
        return project.reports().resolve("index.html");
    }

    /** Whether a build writes more than its bill. */
    private static boolean doesAll(Project project) {
        Object before = identity(gallery(project));
        project.build();
        return !before.equals(identity(gallery(project)));
    }

    private static Object identity(Path file) {
        try {
            return Files.getAttribute(file, "unix:ino") + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesItsBillAndLeavesEveryReportAloneThatSaysTheSame() throws Exception {
        Project project = upToDate();
        List<Path> reports = Project.filesBelow(project.reports());
        List<Object> before = reports.stream().map(NothingToDoTest::identity).toList();
        Run run = project.build();

        assertThat(run.status()).isEqualTo(Status.NOTHING_TO_DO);
        assertThat(run.images()).allMatch(image -> image.state() == State.CURRENT);
        assertThat(Project.filesBelow(project.reports())).isEqualTo(reports);
        for (int i = 0; i < reports.size(); i++) {
            boolean isItsOwn =
                    OF_EVERY_BUILD.contains(reports.get(i).getFileName().toString());
            assertThat(identity(reports.get(i)).equals(before.get(i)))
                    .as(reports.get(i).toString())
                    .isEqualTo(!isItsOwn);
        }
    }

    @Test
    void saysTheSameAsABuildThatLooksAtEverything() throws Exception {
        Project project = upToDate();
        Run quick = project.build();
        String bill = bill(project);
        project.verify = true;
        Run whole = project.build();

        assertThat(quick.bill()).isEqualTo(whole.bill());
        assertThat(quick.facts()).isEqualTo(whole.facts());
        assertThat(bill(project)).isEqualTo(bill);
    }

    /** Without what is another one every time. */
    private static String bill(Project project) throws IOException {
        return Files.readString(project.reports().resolve("credit-report.json"))
                .replaceAll("\"(started|seconds)\" : [^,\n]+", "")
                .replaceAll("\"phases\" : \\[[^]]*]", "");
    }

    @Test
    void looksAgainAtAManifestOfAnotherTime() throws Exception {
        Project project = upToDate();
        Path manifest = project.manifestFile();
        assertThat(doesAll(project)).isFalse();
        Files.setLastModifiedTime(manifest, LONG_AGO);

        assertThat(doesAll(project)).as("it may be another one").isTrue();
        assertThat(doesAll(project)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> looksAtEverythingAgainAfterAChange() {
        return Stream.of(
                change("the manifest", project -> append(project.manifestFile(), "# more\n")),
                change("a prompt file", project -> append(project.base.resolve("fox.txt"), "\n")),
                change("the lock", project -> append(project.lockFile, "# more\n")),
                change("a picture's time", project -> touch(project.picture("hero"))),
                change("a picture", project -> append(project.picture("hero"), "x")),
                change("a picture that is gone", project -> delete(project.picture("hero"))),
                change("a variant that is gone", project -> delete(variant(project))),
                change(
                        "a file beside the pictures",
                        project -> append(project.output().resolve("other.txt"), "x")),
                change("a small picture that is gone", project -> delete(firstBelow(project, "thumbnails"))),
                change("the gallery", project -> append(gallery(project), "x")),
                change(
                        "another report that is gone",
                        project -> delete(project.reports().resolve("pictures.json"))),
                change("what the bank has", project -> delete(firstBlob(project))),
                change("a picture of the bank that was cut", project -> append(firstBlob(project), "x")),
                change("an answer that lies in the home", project -> directory(project, "incoming/some-call")),
                change("the ledger", project -> append(project.home.resolve("ledger/sequence"), " ")),
                change("the purchases", project -> append(project.home.resolve("records/other.json"), "{}")),
                change("what is asked for", project -> project.provenancePrompt = false));
    }

    private DynamicTest change(String what, Consumer<Project> change) {
        return DynamicTest.dynamicTest(what, () -> {
            Project project = upToDate();
            assertThat(doesAll(project)).as("before").isFalse();
            change.accept(project);

            assertThat(doesAll(project)).as("after").isTrue();
            assertThat(project.picture("hero")).isRegularFile();
            assertThat(variant(project)).isRegularFile();
            assertThat(endpoint.paidCalls()).as("nothing is bought again").isEqualTo(2 * projects);
        });
    }

    @Test
    void writesTheFindingsAgainWhereTheyAreGone() throws Exception {
        Project project = upToDate();
        Path findings = project.reports().resolve("findings.sarif");
        Files.delete(findings);

        assertThat(doesAll(project)).isFalse();
        assertThat(findings).isRegularFile();
    }

    @Test
    void failsAgainWhileTheLockCannotBeWritten() throws Exception {
        Project project = upToDate();
        Path nowhere = Files.createSymbolicLink(project.base.resolve("nowhere"), project.base.resolve("gone"));
        project.lockFile = nowhere.resolve("images.lock.yaml");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(project::build).hasMessageContaining("nowhere");
        }
    }

    @Test
    void readsEverythingWhenItIsToVerify() {
        Project project = upToDate();
        project.verify = true;

        assertThat(doesAll(project)).isTrue();
    }

    @Test
    void trustsNoMemoryThatIsDamaged() throws Exception {
        Project project = upToDate();
        byte[] bytes = Files.readAllBytes(memory(project));
        for (int end : new int[] {0, 4, bytes.length / 2, bytes.length - 1}) {
            Files.write(memory(project), Arrays.copyOf(bytes, end));
            assertThat(doesAll(project)).as("%d bytes of it", end).isTrue();
        }
        bytes[bytes.length / 2] ^= 1;
        Files.write(memory(project), bytes);

        assertThat(doesAll(project)).isTrue();
    }

    @Test
    void trustsNoFileThatMayHaveChangedWhileItWasLookedAt() {
        Project project = upToDate();
        append(project.manifestFile(), "# more\n");
        project.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
        project.build();

        assertThat(doesAll(project))
                .as("its manifest was written a moment before")
                .isTrue();
    }

    private static Path memory(Project project) {
        return Project.filesBelow(project.home.resolve("files")).stream()
                .filter(file -> file.getFileName().toString().startsWith("last-run-"))
                .findFirst()
                .orElseThrow();
    }

    private static Path variant(Project project) {
        return Project.filesBelow(project.output()).stream()
                .filter(file -> file.toString().contains("@"))
                .findFirst()
                .orElseThrow();
    }

    private static Path firstBelow(Project project, String directory) {
        return Project.filesBelow(project.reports().resolve(directory)).get(0);
    }

    private static Path firstBlob(Project project) {
        return Project.filesBelow(project.home.resolve("blobs")).get(0);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, LONG_AGO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void directory(Project project, String name) {
        try {
            Files.createDirectories(project.home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
