package io.github.seedreamplugin.generation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.manifest.ManifestRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two shards may only be joined if they were to make the same pictures, wherever their prompts were written. */
class ManifestDigestTest {

    @TempDir
    Path folder;

    private Path manifests;

    @BeforeEach
    void setUp() throws IOException {
        manifests = Files.createDirectory(folder.resolve("manifests"));
    }

    @Test
    void aPromptFileIsPartOfIt() throws IOException {
        write("images.yaml", "version: 1\nimages:\n  hero: { prompt_file: hero.txt }\n");
        write("hero.txt", "A city at dusk");
        String dusk = digest(manifests.resolve("images.yaml"), Map.of());
        write("hero.txt", "A city at dawn");

        assertThat(digest(manifests.resolve("images.yaml"), Map.of())).isNotEqualTo(dusk);
    }

    @Test
    void soIsTheValueOfAProperty() throws IOException {
        write("images.yaml", "version: 1\nproperties: true\nimages:\n  hero: { prompt: 'A shop of ${brand}' }\n");
        Path file = manifests.resolve("images.yaml");

        assertThat(digest(file, Map.of("brand", "Acme"))).isNotEqualTo(digest(file, Map.of("brand", "Apex")));
        assertThat(digest(file, Map.of("brand", "Acme")))
                .isEqualTo(digest(file, Map.of("brand", "Acme", "other", "x")));
    }

    @Test
    void soIsEveryManifestOfADirectory() throws IOException {
        write("a.yaml", "version: 1\nimages:\n  a: { prompt: A fox }\n");
        write("b.yaml", "version: 1\nimages:\n  b: { prompt: A wolf }\n");
        String both = digest(manifests, Map.of());
        write("b.yaml", "version: 1\nimages:\n  b: { prompt: A bear }\n");

        assertThat(digest(manifests, Map.of())).isNotEqualTo(both);
    }

    @Test
    void soIsEveryAttributeThatAPageSees() throws IOException {
        String plain = digestOf("prompt: A fox");
        for (String attribute : List.of(
                "size: 3K",
                "aspect_ratio: 1:1",
                "max_images: 2",
                "optimize_prompt: fast",
                "watermark: false",
                "take: 2",
                "alt: ''",
                "caption: A fox",
                "variants: [{ width: 640 }]",
                "pick: 1")) {
            assertThat(digestOf("prompt: A fox\n    " + attribute))
                    .as(attribute)
                    .isNotEqualTo(plain);
        }
    }

    @Test
    void commentsLineEndsAndTheWayItIsWrittenAreNot() throws IOException {
        String plain = digestOf("prompt: A fox");

        assertThat(digestOf("# an animal\r\n    prompt: 'A fox'\r\n    size: 2K"))
                .isEqualTo(plain);
    }

    private String digestOf(String attributes) throws IOException {
        write("images.yaml", "version: 1\nimages:\n  hero:\n    " + attributes + "\n");
        return digest(manifests.resolve("images.yaml"), Map.of());
    }

    private static String digest(Path manifest, Map<String, String> properties) {
        ManifestRules rules = new ManifestRules(new ManifestProperties(properties, Set.of()), false);
        return ManifestDigest.of(RunPaths.builder(manifest, manifest, manifest)
                .manifestRules(rules)
                .build());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(manifests.resolve(name), text);
    }
}
