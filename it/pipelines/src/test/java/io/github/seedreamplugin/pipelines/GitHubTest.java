package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the action and the workflow with GitHub's schemas and actionlint, and runs their scripts. */
class GitHubTest {

    private static final JsonNode NO_INPUT = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void fetch() throws Exception {
        Tools.fetch();
    }

    @Test
    void theActionAndTheWorkflowFitTheirSchemas() throws Exception {
        for (Path file : List.of(GitHub.ACTION, GitHub.WORKFLOW)) {
            Workspace.Ended ended = Tools.run(Workspace.withManifest(), "action-validator", file.toString());

            assertThat(ended.status()).as("%s: %s", file, ended.output()).isZero();
        }
    }

    @Test
    void actionlintFindsNothingInTheWorkflow() throws Exception {
        Workspace workspace = Workspace.withManifest();

        Workspace.Ended ended = Tools.run(workspace, "lint.mjs", GitHub.WORKFLOW.toString());

        assertThat(ended.output()).isEmpty();
        assertThat(ended.status()).isZero();
        // and would find something
        workspace.write("broken.yml", Files.readString(GitHub.WORKFLOW).replace("matrix.shard", "matrix.part"));
        assertThat(Tools.run(workspace, "lint.mjs", "broken.yml").output()).contains("property \"part\" is not defined");
    }

    @Test
    void theActionSaysWhatItSpent() throws Exception {
        Workspace workspace = Workspace.withManifest();

        GitHub.Done done = new GitHub(workspace, Map.of()).action(NO_INPUT);

        assertThat(done.status()).as(done.output()).isZero();
        assertThat(done.outputs()).containsEntry("status", "ok").containsEntry("spent", "0.14");
        assertThat(done.outputs().get("report")).endsWith("target/seedream/credit-report.json");
        assertThat(done.summary()).contains("| hero |");
    }

    @Test
    void theActionFailsAndAnnotatesTheLine() throws Exception {
        Workspace workspace = Workspace.withBadManifest();

        GitHub.Done done = new GitHub(workspace, Map.of()).action(NO_INPUT);

        assertThat(done.status()).isOne();
        assertThat(done.output().lines())
                .anyMatch(line -> line.startsWith("::error file=") && line.contains("images.yaml,line=5,"));
        assertThat(done.outputs()).containsEntry("status", "failed").containsEntry("spent", "0.0");
    }

    @Test
    void takesTheKeyFromItsInputOrFromTheEnvironment() throws Exception {
        String env = GitHub.read(GitHub.ACTION).at("/runs/steps/0/env/SEGMIND_API_KEY").asString();

        assertThat(env).isEqualTo("${{ inputs.api-key || env.SEGMIND_API_KEY }}");
        assertThat(GitHub.read(GitHub.ACTION).at("/runs/steps/0/run").asString()).doesNotContain("${{");
    }

    @Test
    void theShardsOfTheWorkflowAreJoined() throws Exception {
        Workspace merging = Workspace.withManifest();
        JsonNode shards = GitHub.read(GitHub.WORKFLOW).at("/jobs/generate/strategy/matrix/shard");
        for (JsonNode shard : shards) {
            generate(shard.asString(), shards.size(), merging);
        }

        String status = "";
        for (JsonNode step : GitHub.steps("merge")) {
            if (step.path("uses").asString("").startsWith("./")) {
                GitHub.Done done = new GitHub(merging, Map.of()).action(step.get("with"));
                assertThat(done.status()).as(done.output()).isZero();
                assertThat(done.summary()).contains("| hero |", "| social/card |", "| icons/owl |");
                status = done.outputs().get("status") + ", " + done.outputs().get("spent");
            } else if (step.has("run") && !step.has("env")) {
                GitHub.Done done = new GitHub(merging, Map.of()).script(step.get("run").asString(), Map.of());
                assertThat(done.status()).as(done.output()).isZero();
            }
        }

        assertThat(status).isEqualTo("ok, 0.14");
        assertThat(merging.files("target/generated-resources/seedream"))
                .containsExactly("hero-1.jpg", "hero-2.jpg", "icons/owl.jpg", "social/card.jpg");
        assertThat(merging.files("target/seedream/thumbnails")).hasSize(4);
    }

    private static void generate(String shard, int shards, Workspace merging) throws IOException, InterruptedException {
        Workspace workspace = Workspace.withManifest();
        Map<String, String> context =
                Map.of("matrix.shard", shard, "strategy.job-total", String.valueOf(shards));
        for (JsonNode step : GitHub.steps("generate")) {
            if (step.path("uses").asString("").startsWith("./")) {
                GitHub.Done done = new GitHub(workspace, context).action(step.get("with"));
                assertThat(done.status()).as(done.output()).isZero();
            } else if (step.at("/with/name").asString("").startsWith("seedream-shard-")) {
                GitHub.upload(
                        workspace,
                        step.at("/with/path").asString(),
                        merging,
                        "target/shards/seedream-shard-" + shard);
            }
        }
    }

    /** A job of a second attempt cannot upload under a name that the first has taken. */
    @Test
    void aJobThatIsRunAgainReplacesReportsAndNeverWhatWasBought() throws Exception {
        for (String job : List.of("generate", "merge")) {
            for (JsonNode step : GitHub.steps(job)) {
                if (step.path("uses").asString("").startsWith("actions/upload-artifact@")) {
                    boolean bought = step.at("/with/path").asString().equals("seedream-home");
                    boolean nameOfItsOwn = step.at("/with/name").asString().contains("${{ github.run_attempt }}");
                    assertThat(nameOfItsOwn).isEqualTo(bought);
                    assertThat(step.at("/with/overwrite").asBoolean(false)).isEqualTo(!bought);
                }
            }
        }
    }

    @Test
    void theReportsAreJoinedAlsoIfEveryShardFailed() throws Exception {
        Workspace merging = Workspace.withManifest();
        JsonNode shards = GitHub.read(GitHub.WORKFLOW).at("/jobs/generate/strategy/matrix/shard");
        for (JsonNode shard : shards) {
            generate(shard.asString(), shards.size(), merging);
            merging.delete("target/shards/seedream-shard-" + shard.asString() + "/generated-resources");
        }

        for (JsonNode step : GitHub.steps("merge")) {
            if (step.has("run") && !step.has("env")) {
                GitHub.Done done = new GitHub(merging, Map.of()).script(step.get("run").asString(), Map.of());
                assertThat(done.status()).as(done.output()).isZero();
            } else if (step.path("uses").asString("").startsWith("./")) {
                GitHub.Done done = new GitHub(merging, Map.of()).action(step.get("with"));
                assertThat(done.status()).as(done.output()).isZero();
            }
        }

        assertThat(merging.files("target/generated-resources/seedream")).isEmpty();
        assertThat(merging.files("target/seedream")).contains("credit-report.json", "TEST-seedream.xml");
    }

    @Test
    void thePlanIsPostedToTheSummaryOfAPullRequest() throws Exception {
        Workspace workspace = Workspace.withManifest();
        StringBuilder summary = new StringBuilder();
        for (JsonNode step : GitHub.steps("plan")) {
            GitHub gitHub = new GitHub(workspace, Map.of());
            if (step.path("uses").asString("").startsWith("./")) {
                assertThat(gitHub.action(step.get("with")).status()).isZero();
            } else if (step.has("run")) {
                summary.append(gitHub.script(step.get("run").asString(), Map.of()).summary());
            }
        }

        assertThat(summary).contains("hero", "social/card", "icons/owl");
        assertThat(workspace.files("target/generated-resources")).isEmpty();
    }
}
