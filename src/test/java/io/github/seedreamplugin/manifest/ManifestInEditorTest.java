package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A manifest in the real YAML language server, which VS Code and other editors use. It finds the schema by the first line. */
@Tag("slow")
class ManifestInEditorTest {

    private static final Path SOURCE = Path.of("src/test/editor");
    private static final Path DIRECTORY = Path.of("target/editor");

    @TempDir
    Path folder;

    @BeforeAll
    static void fetchTheServerOnce() throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        for (String file : List.of("ask.mjs", "package.json", "package-lock.json")) {
            Files.copy(SOURCE.resolve(file), DIRECTORY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(DIRECTORY.resolve("node_modules/yaml-language-server"))) {
            String unused = run(List.of("npm", "ci", "--no-audit", "--no-fund"));
        }
    }

    @Test
    void completesTheAspectRatio() throws IOException, InterruptedException {
        Path file = manifest("    aspect_ratio: \n");
        assertThat(texts(ask(file, "5", "18").path("completions")))
                .containsExactlyElementsOf(AspectRatio.legalValues());
    }

    @Test
    void completesTheAttributesOfAnImage() throws IOException, InterruptedException {
        Path file = manifest("    \n");
        assertThat(texts(ask(file, "5", "4").path("completions")))
                .contains("aspect_ratio", "matrix", "variants", "pick");
    }

    @Test
    void underlinesAWrongValue() throws IOException, InterruptedException {
        JsonNode problems = ask(manifest("    aspect_ratio: 16x9\n")).path("problems");
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).path("line").asInt()).isEqualTo(5);
        assertThat(problems.get(0).path("column").asInt()).isEqualTo(18);
        assertThat(problems.get(0).path("message").asString()).contains("\"16:9\"");
    }

    @Test
    void findsNothingWrongWithTheCampaignAndTheStarter() throws IOException, InterruptedException {
        Path starter = folder.resolve("images.yaml");
        assertThat(StarterManifest.writeTo(starter)).isTrue();
        assertThat(ask(starter).path("problems")).isEmpty();
        String campaign = Files.readString(Path.of("examples/campaign/src/main/seedream/images.yaml"));
        Path file = Files.writeString(
                folder.resolve("campaign.yaml"), "# yaml-language-server: $schema=images.schema.json\n" + campaign);
        assertThat(ask(file).path("problems")).isEmpty();
    }

    /** A manifest with one image, whose second attribute stands on the line with the number 5, counted from 0. */
    private Path manifest(String attribute) throws IOException {
        assertThat(ManifestSchema.writeTo(folder.resolve("images.schema.json"))).isTrue();
        return Files.writeString(folder.resolve("images.yaml"), """
                # yaml-language-server: $schema=images.schema.json
                version: 1
                images:
                  hero:
                    prompt: A city
                """ + attribute);
    }

    private static JsonNode ask(Path file, String... place) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("node", "ask.mjs", file.toAbsolutePath().toString()));
        command.addAll(List.of(place));
        return JsonMapper.shared().readTree(run(command));
    }

    private static List<String> texts(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        nodes.forEach(node -> texts.add(node.asString()));
        return texts;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Path errors = DIRECTORY.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(DIRECTORY.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return output;
    }
}
