package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Runs the step and the scripted Jenkinsfile through the real CPS interpreter, with a real Maven behind {@code sh}. */
class JenkinsTest {

    private static final String KEY = "SG_secret_of_the_test";
    private static final String MANIFEST = "src/main/seedream/images.yaml";

    @Test
    void whatIsApprovedBecomesACommitAndMainIsFrozen() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator()) {
            Workspace workspace = Workspace.withManifest()
                    .withMaven("-Dseedream.endpoint=" + simulator.endpoint())
                    .inGit("pictures");
            Jenkins jenkins = new Jenkins(workspace, KEY).building("PR-7", "pictures");

            jenkins.run("Jenkinsfile.scripted");

            assertThat(jenkins.steps())
                    .containsExactly(
                            "checkout",
                            "sh",
                            "recordIssues",
                            "publishChecks",
                            "archiveArtifacts",
                            "stash",
                            "input",
                            "checkout",
                            "unstash",
                            "withCredentials",
                            "sh",
                            "junit",
                            "publishHTML",
                            "recordIssues",
                            "archiveArtifacts",
                            "withCredentials",
                            "sh");
            assertThat(jenkins.argument("publishChecks", "name")).isEqualTo("Seedream plan");
            assertThat((String) jenkins.argument("publishChecks", "summary")).contains("| hero | buy |");
            assertThat(jenkins.archived()).contains("target/seedream/plan.md").noneMatch(file -> file.contains("/simulated/"));
            Workspace main = workspace.again();
            assertThat(main.git("log", "--format=%s"))
                    .isEqualTo("Add the pictures that the manifest describes\nPictures\n");
            assertThat(main.files("src/main/resources/images"))
                    .containsExactly("hero-1.jpg", "hero-2.jpg", "icons/owl.jpg", "social/card.jpg");

            Jenkins ofMain = new Jenkins(main, KEY).building("main", "main");
            ofMain.run("Jenkinsfile.scripted");
            assertThat(ofMain.steps())
                    .containsExactly("checkout", "sh", "junit", "publishHTML", "recordIssues", "archiveArtifacts");
            assertThat(main.report("target/seedream/credit-report.json").get("images").findValuesAsString("state"))
                    .containsOnly("current");

            // a pull request that changes no picture asks nobody
            Jenkins again = new Jenkins(main, KEY).building("PR-8", "other");
            again.run("Jenkinsfile.scripted");
            assertThat(again.steps()).doesNotContain("input").endsWith("stash");
        }
    }

    @Test
    void showsPicturesBesideTheBuild() throws Exception {
        Workspace workspace = Workspace.withManifest();
        Jenkins jenkins = new Jenkins(workspace, KEY);

        jenkins.step(Map.of("credentialsId", "segmind-api-key"));

        assertThat(jenkins.argument("junit", "testResults")).isEqualTo("target/seedream/TEST-seedream.xml");
        assertThat(jenkins.argument("junit", "testDataPublishers")).isEqualTo(List.of("the pictures"));
        assertThat(workspace.has("target/seedream/TEST-seedream.xml")).isTrue();
        assertThat(jenkins.argument("publishHTML", "target"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("reportDir", "target/seedream")
                .containsEntry("reportFiles", "index.html")
                .containsEntry("reportName", "Seedream");
        assertThat(workspace.has("target/seedream/index.html")).isTrue();
        assertThat(jenkins.argument("recordIssues", "tools"))
                .isEqualTo(List.of(Map.of("id", "seedream", "name", "Seedream", "pattern", "target/seedream/findings.sarif")));
        assertThat(workspace.has("target/seedream/findings.sarif")).isTrue();
        assertThat(jenkins.archived())
                .contains(
                        "target/seedream/credit-report.json",
                        "target/generated-resources/seedream/hero-1.jpg",
                        "target/generated-resources/seedream/social/card.jpg")
                .noneMatch(file -> file.contains("/simulated/"));
        assertThat(workspace.report("target/seedream/credit-report.json").get("status").asString())
                .isEqualTo("ok");
    }

    @Test
    void doesWithoutPluginsThatAreNotInstalled() throws Exception {
        Jenkins jenkins = new Jenkins(Workspace.withManifest(), KEY).without("attachments").without("publishChecks");

        jenkins.step(Map.of("goal", "generate"));
        jenkins.step(Map.of("goal", "plan"));

        assertThat(jenkins.argument("junit", "testDataPublishers")).isEqualTo(List.of());
        assertThat(jenkins.output()).contains("the plugin JUnit Attachments is not installed", "## Seedream plan");
    }

    @Test
    void recordsWhatIsWrongForEveryGoal() throws Exception {
        for (String goal : List.of("validate", "plan")) {
            Workspace workspace = Workspace.withBadManifest();
            Jenkins jenkins = new Jenkins(workspace, KEY);

            assertThatThrownBy(() -> jenkins.step(Map.of("goal", goal)))
                    .hasMessageContaining("script returned exit code 1");

            assertThat(jenkins.steps())
                    .containsExactly("sh", "junit", "publishHTML", "recordIssues", "archiveArtifacts");
            assertThat(workspace.read("target/seedream/findings.sarif")).contains("\"startLine\"");

            workspace.copy(Workspace.withManifest().directory().resolve(MANIFEST), MANIFEST);
            jenkins.step(Map.of("goal", goal));
            assertThat(workspace.read("target/seedream/findings.sarif")).doesNotContain("\"startLine\"");
        }
    }

    @Test
    void showsWhatIsWrongWhenTheBuildFails() throws Exception {
        Workspace workspace = Workspace.withBadManifest();
        Jenkins jenkins = new Jenkins(workspace, KEY);

        assertThatThrownBy(() -> jenkins.step(Map.of("credentialsId", "segmind-api-key")))
                .hasMessageContaining("script returned exit code 1");

        assertThat(jenkins.steps())
                .containsExactly(
                        "withCredentials", "sh", "junit", "publishHTML", "recordIssues", "archiveArtifacts");
        assertThat(jenkins.output()).contains("[ERROR] src/main/seedream/images.yaml:[5,19] ");
        assertThat(workspace.read("target/seedream/findings.sarif")).contains("\"startLine\"");
        assertThat(jenkins.archived()).contains("target/seedream/findings.sarif", "target/seedream/index.html");
    }

    @Test
    void keepsTheKeyOutOfScriptsAndLogs() throws Exception {
        Jenkins jenkins = new Jenkins(Workspace.withManifest(), KEY);

        jenkins.step(Map.of("credentialsId", "segmind-api-key"));

        assertThat(jenkins.environmentOfSh()).containsEntry("SEGMIND_API_KEY", KEY);
        assertThat(jenkins.script()).doesNotContain(KEY).contains("\"$SEEDREAM_GOAL\" $SEEDREAM_OPTIONS");
        assertThat(jenkins.output()).doesNotContain(KEY);
        jenkins.step(Map.of("goal", "validate"));
        assertThat(jenkins.environmentOfSh()).doesNotContainKey("SEGMIND_API_KEY");
    }

    @Test
    void handsParametersOnAsTheyAre() throws Exception {
        Workspace workspace = Workspace.withManifest();
        Jenkins jenkins = new Jenkins(workspace, KEY);

        jenkins.step(Map.of("only", "so*/card", "reportDirectory", "target/it's \"$HOME\" report"));

        assertThat(workspace.report("target/it's \"$HOME\" report/credit-report.json")
                        .get("images")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void joinsShards() throws Exception {
        Workspace workspace = Workspace.withManifest();
        Jenkins jenkins = new Jenkins(workspace, KEY);
        for (int shard = 1; shard <= 2; shard++) {
            jenkins.step(Map.of("shard", shard + "/2", "reportDirectory", "target/shards/" + shard));
        }

        jenkins.step(Map.of("goal", "merge", "reports", "target/shards/*", "name", "Seedream, all"));

        assertThat(workspace.report("target/seedream/credit-report.json")
                        .get("images")
                        .size())
                .isEqualTo(3);
        assertThat(jenkins.argument("recordIssues", "tools"))
                .isEqualTo(List.of(Map.of(
                        "id", "seedream-all", "name", "Seedream, all", "pattern", "target/seedream/findings.sarif")));
    }
}
