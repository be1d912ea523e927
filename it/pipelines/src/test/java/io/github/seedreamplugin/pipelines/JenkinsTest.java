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

    @Test
    void showsPicturesBesideTheBuild() throws Exception {
        Workspace workspace = Workspace.withManifest();
        Jenkins jenkins = new Jenkins(workspace, KEY);

        jenkins.run("Jenkinsfile.scripted");

        assertThat(jenkins.steps())
                .containsExactly(
                        "checkout",
                        "sh",
                        "archiveArtifacts",
                        "withCredentials",
                        "sh",
                        "junit",
                        "publishHTML",
                        "recordIssues",
                        "archiveArtifacts");
        assertThat(jenkins.argument("junit", "testResults")).isEqualTo("target/seedream/TEST-seedream.xml");
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
                        "target/seedream/plan.md",
                        "target/seedream/credit-report.json",
                        "target/generated-resources/seedream/hero-1.jpg",
                        "target/generated-resources/seedream/social/card.jpg")
                .noneMatch(file -> file.contains("/simulated/"));
        assertThat(workspace.report("target/seedream/credit-report.json").get("status").asString())
                .isEqualTo("ok");
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
