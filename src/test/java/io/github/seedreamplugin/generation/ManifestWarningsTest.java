package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.manifest.ManifestRules;
import io.github.seedreamplugin.report.Finding;
import io.github.seedreamplugin.report.Level;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not be what the manifest's writer meant is told before anything is bought, and stays in the reports. */
class ManifestWarningsTest {

    private static final String WARNED = "version: 1\nimages:\n  logo:\n    prompt: A logo in #ff0000\n";

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;
    private Project project;

    @BeforeEach
    void setUp() {
        endpoint = ScriptedEndpoint.start();
        project = new Project(folder, endpoint).manifest(WARNED);
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    @Test
    void aRunTellsThemBeforeItBuysAndReportsThem() throws IOException {
        Run run = project.build();

        assertThat(project.told.lines)
                .containsSubsequence("manifest: COMMENT_IN_PROMPT", "planned 1, to buy 1", "calling logo");
        assertThat(run.findings()).containsExactly(finding());
        assertThat(Project.states(run)).containsExactly("logo bought");
        assertThat(project.reports().resolve("findings.sarif"))
                .content()
                .contains("\"ruleId\" : \"COMMENT_IN_PROMPT\"", "\"level\" : \"warning\"");
        assertThat(project.reports().resolve("gl-code-quality-report.json"))
                .content()
                .contains("\"minor\"");
        assertThat(project.reports().resolve("credit-report.md")).content().contains("images.yaml:\\[4,23\\]");
    }

    @Test
    void aPlanTellsAndReportsThemToo() throws Exception {
        PlanMaking.Outcome.Made made = (PlanMaking.Outcome.Made) planning().make();

        assertThat(project.told.lines).contains("manifest: COMMENT_IN_PROMPT");
        assertThat(made.plan().findings()).containsExactly(finding());
        assertThat(made.checked().findings()).containsExactly(finding());
        assertThat(project.reports().resolve("plan.json")).content().contains("COMMENT_IN_PROMPT");
        assertThat(project.reports().resolve("plan.md")).content().contains("COMMENT\\_IN\\_PROMPT");
        assertThat(project.reports().resolve("findings.sarif")).content().contains("COMMENT_IN_PROMPT");
        project.manifest(WARNED.replace("A logo in #ff0000", "\"A logo in #ff0000\""));
        assertThat(((PlanMaking.Outcome.Made) planning().make()).plan().findings())
                .isEmpty();
        assertThat(project.reports().resolve("findings.sarif")).content().doesNotContain("COMMENT_IN_PROMPT");
    }

    @Test
    void aCheckLeavesThemWhereCiServersLook() throws IOException {
        Validation.Outcome.Valid valid =
                (Validation.Outcome.Valid) new Validation(project.request().places(), Clock.systemUTC()).check();

        assertThat(valid.run().findings()).containsExactly(finding());
        assertThat(project.reports().resolve("findings.sarif")).content().contains("COMMENT_IN_PROMPT");
        assertThat(project.reports().resolve("credit-report.json")).doesNotExist();
    }

    @Test
    void strictlyTheyAreMistakesBesideTheOthers() throws IOException {
        project.manifest(WARNED + "  hero:\n    prompt: A city\n    size: 4K\n");
        Validation.Outcome.Invalid invalid = (Validation.Outcome.Invalid) new Validation(
                        project.request().places().toBuilder()
                                .manifestRules(new ManifestRules(ManifestProperties.none(), true))
                                .build(),
                        Clock.systemUTC())
                .check();

        assertThat(invalid.run().findings())
                .extracting(found -> found.level() + " " + found.code() + " " + found.line())
                .containsExactly("ERROR COMMENT_IN_PROMPT 4", "ERROR NOT_ALLOWED 7");
    }

    @Test
    void aPlanNamesTheImagesThatLeaveAChoice() throws Exception {
        project.manifest("version: 1\nimages:\n  hero:\n    prompt: three heroes\n    max_images: 3\n");
        assertThat(planned()).isEmpty();
        project.build();
        assertThat(planned()).containsExactly("hero");
        assertThat(project.reports().resolve("plan.md"))
                .content()
                .contains("hero publishes all its pictures; to publish one, write pick: 1, or its number, below hero");
        project.manifest("version: 1\nimages:\n  hero:\n    prompt: three heroes\n    max_images: 3\n    pick: 2\n");
        assertThat(planned()).isEmpty();
    }

    private List<String> planned() throws Exception {
        return ((PlanMaking.Outcome.Made) planning().make()).plan().choices();
    }

    private PlanMaking planning() {
        project.told = new Told();
        return new PlanMaking(
                project.request(),
                new RunEnvironment(Optional.empty(), () -> new KeyLookup.None("none"), project.told),
                new Accounts(Clock.systemUTC()).clock());
    }

    private Finding finding() throws IOException {
        return Finding.of(Level.WARNING, "COMMENT_IN_PROMPT", message())
                .at("images.yaml", 4, 23, "    prompt: A logo in #ff0000".length() + 1);
    }

    private static String message() {
        return "YAML takes everything from this # on as a comment, so that prompt ends before it: put the text in quotes,"
                + " or write two blanks before and one after the # of a comment";
    }
}
