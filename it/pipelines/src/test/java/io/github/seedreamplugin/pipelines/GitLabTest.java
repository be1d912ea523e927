package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs the GitLab template with gitlab-ci-local, from a repository that includes it. */
class GitLabTest {

    private static final Path TEMPLATE = Workspace.EXAMPLES.resolve("gitlab-ci/seedream.gitlab-ci.yml");
    private static final Path SHARDED = Workspace.EXAMPLES.resolve("gitlab-ci/sharded.gitlab-ci.yml");
    private static final String KEY = "SG_secret_of_the_test";
    private static final String INCLUDE = """
            include:
              - local: seedream.gitlab-ci.yml
            """;
    private static final List<String> WEB = List.of("--variable", "CI_PIPELINE_SOURCE=web");

    @BeforeAll
    static void fetch() throws Exception {
        Tools.fetch();
    }

    @Test
    void threeShardsBuyAndAreJoinedIntoOneReport() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator()) {
            Workspace repository = sharded(Workspace.withManifest().withMaven(endpoint(simulator)));

            Workspace.Ended ended = run(repository, WEB);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(ended.output())
                    .contains("seedream: [1/3]", "seedream: [2/3]", "seedream: [3/3]", "Merged from 3 shards.")
                    .doesNotContain(KEY);
            JsonNode report = repository.report("target/seedream/credit-report.json");
            assertThat(report.get("images").findValuesAsString("name"))
                    .containsExactly("hero", "social/card", "icons/owl");
            assertThat(report.get("images").findValuesAsString("state")).containsOnly("bought");
            assertThat(report.get("credits").get("spent").decimalValue()).isEqualByComparingTo("0.14");
            assertThat(repository.files("target/generated-resources/seedream"))
                    .containsExactly("hero-1.jpg", "hero-2.jpg", "icons/owl.jpg", "social/card.jpg");
            assertThat(repository.files("target/seedream/thumbnails")).hasSize(4);
            JsonNode declared = GitHub.read(SHARDED).at("/seedream-merge/artifacts/reports");
            assertThat(declared.propertyNames()).containsExactlyInAnyOrder("codequality", "junit", "metrics");
            assertThat(declared.valueStream().map(JsonNode::asString)).allMatch(repository::has);
        }
    }

    @Test
    void theNextPipelineBuysNothingAgain() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator()) {
            Workspace repository = sharded(Workspace.withManifest().withMaven(endpoint(simulator)));
            assertThat(run(repository, WEB).status()).isZero();

            Workspace.Ended ended = run(repository, WEB);

            assertThat(ended.status()).as(ended.output()).isZero();
            JsonNode report = repository.report("target/seedream/credit-report.json");
            assertThat(report.get("images").findValuesAsString("state")).containsOnly("restored");
            assertThat(report.get("credits").get("spent").decimalValue()).isZero();
        }
    }

    @Test
    void whatIsWrongIsReportedByTheJoinedOne() throws Exception {
        Workspace repository = sharded(Workspace.withBadManifest());

        Workspace.Ended ended = run(repository, WEB);

        assertThat(ended.status()).isNotZero();
        assertThat(repository.report("target/seedream/credit-report.json")
                        .get("status")
                        .asString())
                .isEqualTo("failed");
        assertThat(repository.read("target/seedream/gl-code-quality-report.json"))
                .contains("src/main/seedream/images.yaml");
    }

    @Test
    void theExampleIncludesTheTemplate() throws Exception {
        Workspace repository = repository(Workspace.withManifest(), TEMPLATE);
        repository.copy(Workspace.EXAMPLES.resolve("gitlab-ci/.gitlab-ci.yml"), ".gitlab-ci.yml");

        Workspace.Ended ended = Tools.run(repository, "gitlab-ci-local", "--list");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("seedream");
    }

    @Test
    void aMergeRequestHasOneNoteWithThePlan() throws Exception {
        try (ReviewComments notes = new ReviewComments()) {
            Workspace repository = repository(Workspace.withManifest(), TEMPLATE);
            notes.add(120);

            // gitlab-ci-local also runs the jobs of the default branch, which GitLab leaves out of such a pipeline
            List<String> variables = new ArrayList<>(onAMergeRequest(notes, repository));
            variables.addAll(List.of("--needs", "seedream-plan"));

            Workspace.Ended ended = run(repository, variables);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(notes.plans())
                    .singleElement()
                    .asString()
                    .startsWith("<!-- seedream plan -->\n## Seedream plan\n")
                    .contains("| hero | buy |", "| social/card | buy |", "| icons/owl | buy |");

            repository.write("src/main/seedream/images.yaml", "version: 1\nimages:\n  fox:\n    prompt: A fox\n");
            ended = run(repository, variables);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(notes.plans()).singleElement().asString().contains("| fox | buy |").doesNotContain("hero");
        }
    }

    @Test
    void whatSomebodyStartsToBuyBecomesACommitAndTheDefaultBranchIsFrozen() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator();
                ReviewComments notes = new ReviewComments()) {
            Workspace repository = repository(Workspace.withManifest().withMaven(endpoint(simulator)), TEMPLATE);
            List<String> variables = new ArrayList<>(onAMergeRequest(notes, repository));
            variables.addAll(List.of("--needs", "seedream-buy"));

            Workspace.Ended ended = run(repository, variables);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(ended.output()).doesNotContain(KEY);
            Workspace main = repository.again();
            main.assertThatThePicturesAreCommitted();

            named(main);
            Workspace.Ended frozen = run(main, List.of());
            assertThat(frozen.status()).as(frozen.output()).isZero();
            assertThat(main.report("target/seedream/credit-report.json").get("images").findValuesAsString("state"))
                    .containsOnly("current");
        }
    }

    private static List<String> onAMergeRequest(ReviewComments notes, Workspace repository) {
        return Map.of(
                        "CI_PIPELINE_SOURCE", "merge_request_event",
                        "CI_API_V4_URL", notes.api(),
                        "CI_PROJECT_ID", "42",
                        "CI_MERGE_REQUEST_IID", "7",
                        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "main",
                        "SEEDREAM_TOKEN", ReviewComments.TOKEN,
                        "SEEDREAM_REMOTE", repository.origin().toString())
                .entrySet()
                .stream()
                .flatMap(one -> Stream.of("--variable", one.getKey() + "=" + one.getValue()))
                .toList();
    }

    private static String endpoint(RunningSimulator simulator) {
        return "-Dseedream.endpoint=" + simulator.endpoint();
    }

    private static Workspace sharded(Workspace workspace) throws Exception {
        return repository(workspace, SHARDED);
    }

    private static Workspace repository(Workspace workspace, Path template) throws Exception {
        workspace.copy(template, "seedream.gitlab-ci.yml");
        workspace.write(".gitlab-ci.yml", INCLUDE).inGit("main");
        return named(workspace);
    }

    /** gitlab-ci-local asks the remote's URL which project this is. */
    private static Workspace named(Workspace workspace) throws Exception {
        workspace.git("remote", "set-url", "origin", "git@gitlab.example.com:pictures/pictures.git");
        return workspace;
    }

    private static Workspace.Ended run(Workspace repository, List<String> more) throws Exception {
        // each job in a directory of its own, with nothing but what is committed, cached and handed on
        List<String> arguments = new ArrayList<>(List.of(
                "--shell-isolation",
                "--home",
                repository.directory().resolve("../home").normalize().toString(),
                "--concurrency",
                "1",
                "--variable",
                "SEGMIND_API_KEY=" + KEY));
        arguments.addAll(more);
        return Tools.run(repository, "gitlab-ci-local", arguments.toArray(String[]::new));
    }
}
