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
    void theActionAndTheWorkflowsFitTheirSchemas() throws Exception {
        for (Path file : List.of(GitHub.ACTION, GitHub.WORKFLOW, GitHub.SHARDED)) {
            Workspace.Ended ended = Tools.run(Workspace.withManifest(), "action-validator", file.toString());

            assertThat(ended.status()).as("%s: %s", file, ended.output()).isZero();
        }
    }

    @Test
    void actionlintFindsNothingInTheWorkflows() throws Exception {
        Workspace workspace = Workspace.withManifest();

        for (Path workflow : List.of(GitHub.WORKFLOW, GitHub.SHARDED)) {
            Workspace.Ended ended = Tools.run(workspace, "lint.mjs", workflow.toString());

            assertThat(ended.output()).isEmpty();
            assertThat(ended.status()).isZero();
        }
        // and would find something
        workspace.write("broken.yml", Files.readString(GitHub.SHARDED).replace("matrix.shard", "matrix.part"));
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
        JsonNode shards = GitHub.read(GitHub.SHARDED).at("/jobs/generate/strategy/matrix/shard");
        for (JsonNode shard : shards) {
            generate(shard.asString(), shards.size(), merging);
        }

        String status = "";
        for (JsonNode step : GitHub.steps(GitHub.SHARDED, "merge")) {
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
                Map.of(
                        "matrix.shard", shard,
                        "strategy.job-total", String.valueOf(shards),
                        "inputs.first-purchase", "false");
        for (JsonNode step : GitHub.steps(GitHub.SHARDED, "generate")) {
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
        Map<String, Path> jobs = Map.of(
                "generate", GitHub.SHARDED, "merge", GitHub.SHARDED, "plan", GitHub.WORKFLOW, "buy", GitHub.WORKFLOW);
        for (Map.Entry<String, Path> job : jobs.entrySet()) {
            for (JsonNode step : GitHub.steps(job.getValue(), job.getKey())) {
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
        JsonNode shards = GitHub.read(GitHub.SHARDED).at("/jobs/generate/strategy/matrix/shard");
        for (JsonNode shard : shards) {
            generate(shard.asString(), shards.size(), merging);
            merging.delete("target/shards/seedream-shard-" + shard.asString() + "/generated-resources");
        }

        for (JsonNode step : GitHub.steps(GitHub.SHARDED, "merge")) {
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
    void thePlanIsOneCommentThatEachRunBringsUpToDate() throws Exception {
        try (ReviewComments comments = new ReviewComments()) {
            Workspace workspace = Workspace.withManifest();
            comments.add(120);
            GitHub gitHub = new GitHub(workspace, context(comments));

            GitHub.Done done = gitHub.job("plan");

            assertThat(done.status()).as(done.output()).isZero();
            assertThat(done.outputs()).containsEntry("changes", "3").containsEntry("cost", "0.14");
            assertThat(done.summary()).contains("| hero | buy |");
            assertThat(comments.plans())
                    .singleElement()
                    .asString()
                    .startsWith("<!-- seedream plan -->\n## Seedream plan\n")
                    .contains("| hero | buy |", "| social/card | buy |", "| icons/owl | buy |");
            assertThat(workspace.files("src/main/resources")).isEmpty();

            workspace.write("src/main/seedream/images.yaml", "version: 1\nimages:\n  fox:\n    prompt: A fox\n");
            comments.add(3);
            done = gitHub.job("plan");

            assertThat(done.status()).as(done.output()).isZero();
            assertThat(comments.plans()).singleElement().asString().contains("| fox | buy |").doesNotContain("hero");
        }
    }

    @Test
    void whatIsApprovedBecomesACommitAndMainIsFrozen() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator();
                ReviewComments comments = new ReviewComments()) {
            Workspace planning = Workspace.withManifest()
                    .withMaven("-Dseedream.endpoint=" + simulator.endpoint())
                    .inGit("pictures");
            GitHub.Done planned = new GitHub(planning, context(comments)).job("plan");
            assertThat(planned.status()).as(planned.output()).isZero();

            GitHub.Done bought = buy(planning, comments);

            assertThat(bought.status()).as(bought.output()).isZero();
            assertThat(bought.outputs()).containsEntry("status", "ok").containsEntry("spent", "0.14");
            Workspace main = planning.again();
            main.assertThatThePicturesAreCommitted();
            GitHub.Done frozen = new GitHub(main, Map.of()).job("frozen");
            assertThat(frozen.status()).as(frozen.output()).isZero();
            assertThat(main.report("target/seedream/credit-report.json").get("images").findValuesAsString("state"))
                    .containsOnly("current");

            main.write("src/main/seedream/images.yaml", "version: 1\nimages:\n  fox:\n    prompt: A fox\n");
            assertThat(new GitHub(main, Map.of()).job("frozen").output()).contains(" FROZEN fox: ");
        }
    }

    @Test
    void aPlanThatTheBranchHasLeftBehindBuysNothing() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator();
                ReviewComments comments = new ReviewComments()) {
            Workspace planning = Workspace.withManifest()
                    .withMaven("-Dseedream.endpoint=" + simulator.endpoint())
                    .inGit("pictures");
            new GitHub(planning, context(comments)).job("plan");
            planning.write("src/main/seedream/images.yaml", "version: 1\nimages:\n  fox:\n    prompt: A fox\n");
            planning.git("-c", "user.name=S", "-c", "user.email=s@example.com", "commit", "-q", "-a", "-m", "A fox");
            planning.git("push", "--quiet", "origin", "pictures");

            GitHub.Done bought = buy(planning, comments);

            assertThat(bought.status()).isOne();
            assertThat(bought.output()).contains(" PLAN_CHANGED fox: ");
            assertThat(bought.outputs()).containsEntry("spent", "0.0");
            assertThat(planning.again().files("src/main")).containsExactly("seedream/images.yaml");
        }
    }

    /** The job that buys, on another machine, with the plan as the artifact that it is handed. */
    private static GitHub.Done buy(Workspace planning, ReviewComments comments) throws Exception {
        Workspace buying = planning.again();
        buying.copy(planning.directory().resolve("target/seedream/plan.json"), "seedream-plan/plan.json");
        return new GitHub(buying, context(comments)).job("buy");
    }

    private static Map<String, String> context(ReviewComments comments) {
        return Map.of(
                "github.api_url", comments.api(),
                "github.repository", "example/pictures",
                "github.event.number", "7",
                "github.token", ReviewComments.TOKEN,
                "github.head_ref", "pictures",
                "secrets.SEGMIND_API_KEY", "SG_secret_of_the_test");
    }
}
