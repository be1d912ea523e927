package io.github.seedreamplugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users copy names the release that this build becomes; what is built here is built with the plugin as it is. */
class VersionsTest {

    private static final Pattern SHOWN = Pattern.compile(
            "seedream-maven-plugin(?::|</artifactId>\\s*<version>)([\\w.-]+)[:<]|<seedream.version>([^<]+)<"
                    + "|SEEDREAM_VERSION: (\\S+)|The version of the plugin\\.\\s+default: (\\S+)|version: '([^']+)'");

    static List<Path> copied() throws IOException {
        try (Stream<Path> examples = Files.walk(Path.of("examples"));
                Stream<Path> site = Files.walk(Path.of("src/site"));
                Stream<Path> forge = Files.walk(Path.of(".github"))) {
            return Stream.of(Stream.of(Path.of("README.md")), examples, site, forge)
                    .flatMap(files -> files)
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("copied")
    void namesTheReleaseAndNoSnapshot(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(text).doesNotContain("SNAPSHOT");
        assertThat(versions(text)).allMatch(released()::equals);
    }

    @Test
    void isShownWhereverAVersionHasToBeNamed() throws IOException {
        for (String file : List.of(
                "README.md",
                "examples/quickstart/pom.xml",
                "examples/campaign/pom.xml",
                "examples/github-actions/action.yml",
                "examples/gitlab-ci/seedream.gitlab-ci.yml",
                "examples/gitlab-ci/sharded.gitlab-ci.yml",
                "examples/jenkins/vars/seedream.groovy",
                "src/site/markdown/index.md")) {
            assertThat(versions(Files.readString(Path.of(file)))).as(file).isNotEmpty();
        }
    }

    @Test
    void theExamplesAreBuiltHereWithThePluginAsItIs() throws IOException {
        assertThat(Files.readString(Path.of(".mvn/maven.config"))).isEqualTo("-Dseedream.version=" + built() + "\n");
    }

    private static List<String> versions(String text) {
        return SHOWN.matcher(text)
                .results()
                .map(match -> Stream.of(1, 2, 3, 4, 5)
                        .map(match::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static String released() throws IOException {
        return built().replace("-SNAPSHOT", "");
    }

    private static String built() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("target/classes/META-INF/maven/plugin.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
