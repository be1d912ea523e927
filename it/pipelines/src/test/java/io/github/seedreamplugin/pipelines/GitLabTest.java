package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs the GitLab template with gitlab-ci-local, from a repository that includes it. */
class GitLabTest {

    private static final Path TEMPLATE = Workspace.EXAMPLES.resolve("gitlab-ci/seedream.gitlab-ci.yml");
    private static final String KEY = "SG_secret_of_the_test";
    private static final String INCLUDE = """
            include:
              - local: seedream.gitlab-ci.yml
            """;

    @BeforeAll
    static void fetch() throws Exception {
        Tools.fetch();
    }

    @Test
    void threeShardsBuyAndAreJoinedIntoOneReport() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator()) {
            Workspace repository = repository(Workspace.withManifest().withMaven(endpoint(simulator)));

            Workspace.Ended ended = run(repository);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(ended.output())
                    .contains("seedream: [1/3]", "seedream: [2/3]", "seedream: [3/3]", "Joined from 3 shards.")
                    .doesNotContain(KEY);
            JsonNode report = repository.report("target/seedream/credit-report.json");
            assertThat(report.get("images").findValuesAsString("name"))
                    .containsExactly("hero", "social/card", "icons/owl");
            assertThat(report.get("images").findValuesAsString("state")).containsOnly("bought");
            assertThat(report.get("credits").get("spent").decimalValue()).isEqualByComparingTo("0.14");
            assertThat(repository.files("target/generated-resources/seedream"))
                    .containsExactly("hero-1.jpg", "hero-2.jpg", "icons/owl.jpg", "social/card.jpg");
            assertThat(repository.files("target/seedream/thumbnails")).hasSize(4);
            JsonNode declared = GitHub.read(TEMPLATE).at("/seedream-merge/artifacts/reports");
            assertThat(declared.propertyNames()).containsExactlyInAnyOrder("codequality", "junit", "metrics");
            assertThat(declared.valueStream().map(JsonNode::asString)).allMatch(repository::has);
        }
    }

    @Test
    void theNextPipelineBuysNothingAgain() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator()) {
            Workspace repository = repository(Workspace.withManifest().withMaven(endpoint(simulator)));
            assertThat(run(repository).status()).isZero();

            Workspace.Ended ended = run(repository);

            assertThat(ended.status()).as(ended.output()).isZero();
            JsonNode report = repository.report("target/seedream/credit-report.json");
            assertThat(report.get("images").findValuesAsString("state")).containsOnly("restored");
            assertThat(report.get("credits").get("spent").decimalValue()).isZero();
        }
    }

    @Test
    void whatIsWrongIsReportedByTheJoinedOne() throws Exception {
        Workspace repository = repository(Workspace.withBadManifest());

        Workspace.Ended ended = run(repository);

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
        Workspace repository = repository(Workspace.withManifest());
        repository.copy(Workspace.EXAMPLES.resolve("gitlab-ci/.gitlab-ci.yml"), ".gitlab-ci.yml");

        Workspace.Ended ended = Tools.run(repository, "gitlab-ci-local", "--list");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("seedream: [3/3]", "seedream-merge");
    }

    private static String endpoint(RunningSimulator simulator) {
        return "-Dseedream.endpoint=" + simulator.endpoint();
    }

    private static Workspace repository(Workspace workspace) throws Exception {
        workspace.copy(TEMPLATE, "seedream.gitlab-ci.yml");
        workspace.write(".gitlab-ci.yml", INCLUDE).write(".gitignore", "target/\n.gitlab-ci-local/\n");
        for (List<String> command : List.of(
                List.of("git", "init", "--quiet", "--initial-branch=main"),
                List.of("git", "remote", "add", "origin", "git@gitlab.example.com:pictures/pictures.git"),
                List.of("git", "add", "."),
                List.of(
                        "git",
                        "-c",
                        "user.name=Somebody",
                        "-c",
                        "user.email=somebody@example.com",
                        "commit",
                        "--quiet",
                        "--message=Pictures"))) {
            Workspace.Ended ended = workspace.run(Map.of(), command);
            assertThat(ended.status()).as(ended.output()).isZero();
        }
        return workspace;
    }

    private static Workspace.Ended run(Workspace repository) throws Exception {
        // each job in a directory of its own, with nothing but what is committed, cached and handed on
        return Tools.run(
                repository,
                "gitlab-ci-local",
                "--shell-isolation",
                "--home",
                repository.directory().resolve("../home").normalize().toString(),
                "--concurrency",
                "1",
                "--variable",
                "SEGMIND_API_KEY=" + KEY);
    }
}
