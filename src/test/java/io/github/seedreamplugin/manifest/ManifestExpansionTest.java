package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one entry of a manifest becomes: presets, matrices, prompt files and properties. */
class ManifestExpansionTest {

    @TempDir
    Path folder;

    @Test
    void theLastPresetWinsOverTheOthersAndTheImageOverAll() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                defaults: { size: 2K, watermark: false, prompt_prefix: "Draw " }
                presets:
                  poster: { aspect_ratio: 2:3, size: 3K, prompt_suffix: ", flat" }
                  wide: { aspect_ratio: 21:9 }
                images:
                  a: { use: poster, prompt: a fox }
                  b: { use: [poster, wide], prompt: a wolf }
                  c: { use: [wide, poster], prompt: a bear, size: 2K, prompt_suffix: "" }
                """);
        assertThat(images)
                .extracting(image -> image.attributes().prompt())
                .containsExactly("Draw a fox, flat", "Draw a wolf, flat", "Draw a bear");
        assertThat(images)
                .extracting(image -> image.attributes().aspectRatio())
                .containsExactly(AspectRatio.PORTRAIT_2_3, AspectRatio.LANDSCAPE_21_9, AspectRatio.PORTRAIT_2_3);
        assertThat(images)
                .extracting(image -> image.attributes().size())
                .containsExactly(Size.THREE_K, Size.THREE_K, Size.TWO_K);
        assertThat(images).noneMatch(image -> image.attributes().watermark());
    }

    @Test
    void theDefaultsMayUseAPresetForAllImages() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                defaults: { use: poster, size: 2K }
                presets: { poster: { size: 3K }, plain: { watermark: false } }
                images:
                  a: { prompt: a fox }
                  b: { prompt: a wolf, use: plain }
                """);
        assertThat(images).extracting(image -> image.attributes().size()).containsExactly(Size.THREE_K, Size.TWO_K);
    }

    @Test
    void aMatrixMakesAnImageOfEachCombination() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                images:
                  banner/{season}-{lang}:
                    matrix:
                      season: { spring: a meadow in bloom, winter: snow on fir trees }
                      lang: [en, de]
                      exclude: [ { season: winter, lang: de } ]
                    prompt: "{season}, headline space on the left, for readers of {lang}"
                    alt: "A banner for the {season} sale, {{1}"
                """);
        assertThat(images)
                .extracting(ImageSpec::name)
                .containsExactly("banner/spring-en", "banner/spring-de", "banner/winter-en");
        assertThat(images.get(1).attributes().prompt())
                .isEqualTo("a meadow in bloom, headline space on the left, for readers of de");
        assertThat(images.get(2).alt()).contains("A banner for the snow on fir trees sale, {1}");
        assertThat(images.get(2).origin().combination()).isEqualTo("season: winter, lang: en");
        assertThat(images).extracting(ImageSpec::location).containsOnly(new Location(3, 3));
    }

    @Test
    void aPlaceholderMayStandForARatioASizeAndAPreset() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                presets: { photo: { prompt_suffix: ", photographed" }, poster: { prompt_suffix: ", drawn" } }
                defaults: { size: "{size}" }
                images:
                  "{shape}-{style}":
                    matrix: { shape: { wide: 16:9, tall: 9:16 }, style: [photo, poster], size: [3K] }
                    aspect_ratio: "{shape}"
                    use: "{style}"
                    prompt: A fox
                """);
        assertThat(images)
                .extracting(ImageSpec::name)
                .containsExactly("wide-photo", "wide-poster", "tall-photo", "tall-poster");
        assertThat(images.get(3).attributes().aspectRatio()).isEqualTo(AspectRatio.PORTRAIT_9_16);
        assertThat(images.get(3).attributes().prompt()).isEqualTo("A fox, drawn");
        assertThat(images).allMatch(image -> image.attributes().size() == Size.THREE_K);
    }

    @Test
    void withoutAMatrixBracesAreJustBraces() throws IOException {
        ImageSpec image = images("""
                version: 1
                images:
                  a: { prompt: "A sign that says {{open}} ${now}" }
                """).get(0);
        assertThat(image.attributes().prompt()).isEqualTo("A sign that says {{open}} ${now}");
    }

    @Test
    void aPromptFileIsThePromptWhateverItsLineEnds() throws IOException {
        Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(folder.resolve("prompts/hero.txt"), "A city for {lang}\r\nat dusk #1\r\n");
        List<ImageSpec> images = images("""
                version: 1
                defaults: { prompt: never }
                images:
                  hero-{lang}:
                    matrix: { lang: [en, de] }
                    prompt_file: prompts/hero.txt
                  plain: { prompt: A plain city }
                """);
        assertThat(images)
                .extracting(image -> image.attributes().prompt())
                .containsExactly("A city for en\nat dusk #1", "A city for de\nat dusk #1", "A plain city");
    }

    @Test
    void aManifestNamesTheFilesThatItWasMadeFrom() throws IOException {
        Path prompt = Files.writeString(folder.resolve("hero.txt"), "A city");
        Reading reading = read("version: 1\nimages: { hero: { prompt_file: hero.txt } }\n");
        assertThat(((Reading.Valid) reading).manifest().sources())
                .containsExactly(prompt, folder.resolve("images.yaml"));
    }

    @Test
    void aPromptFileBehindALinkThatLeadsOutIsRefused() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("secret.txt"), "A secret");
        Files.createSymbolicLink(project.resolve("hero.txt"), folder.resolve("secret.txt"));
        Path file = Files.writeString(
                project.resolve("images.yaml"), "version: 1\nimages: { hero: { prompt_file: hero.txt } }\n");
        assertThat(((Reading.Invalid) new ManifestReader().read(file)).problems())
                .extracting(problem -> problem.at("images.yaml"))
                .containsExactly(
                        "images.yaml:[2,32] OUTSIDE_DIRECTORY prompt_file \"hero.txt\" is outside the manifest's"
                                + " directory: move it there");
    }

    @Test
    void propertiesAreReplacedWhereTheManifestSaysSo() throws IOException {
        ImageSpec image = images("""
                version: 1
                properties: true
                images:
                  hero-${project.version}:
                    prompt: "A poster of ${brand}, price $${5}, {as it is}"
                    alt: By ${brand}
                """).get(0);
        assertThat(image.name()).isEqualTo("hero-1.2.0");
        assertThat(image.attributes().prompt()).isEqualTo("A poster of Acme, price ${5}, {as it is}");
        assertThat(image.alt()).contains("By Acme");
    }

    @Test
    void whatIsPutInIsNotLookedAtAgain() throws IOException {
        ImageSpec image = images("""
                version: 1
                properties: true
                images:
                  hero-{season}:
                    matrix: { season: { spring: "${brand} {lang}" } }
                    prompt: "{season} and ${with.brace}"
                """).get(0);
        assertThat(image.attributes().prompt()).isEqualTo("${brand} {lang} and {season}");
    }

    @Test
    void alternativeTextMayBeEmptyAndIsNotInventedWhereItIsMissing() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                images:
                  a: { prompt: x, alt: "", caption: A fox }
                  b: { prompt: y }
                """);
        assertThat(images).extracting(ImageSpec::alt).containsExactly(Optional.of(""), Optional.empty());
        assertThat(images).extracting(ImageSpec::caption).containsExactly(Optional.of("A fox"), Optional.empty());
    }

    @Test
    void readsVariantsAndPickedPictures() throws IOException {
        List<ImageSpec> images = images("""
                version: 1
                defaults: { variants: [{ width: 320 }] }
                images:
                  a:
                    prompt: x
                    max_images: 4
                    pick: 3
                    variants:
                      - { width: 640 }
                      - { width: 1200, height: 630, focus: top }
                      - { width: 640, format: png, quality: 80 }
                  a-1: { prompt: y, max_images: 4, pick: [4, 2] }
                  a-2: { prompt: z, variants: [] }
                """);
        assertThat(images.get(0).variants())
                .containsExactly(
                        variant(640, Optional.empty()),
                        new Variant(1200, Optional.of(630), Focus.TOP, Optional.empty(), Optional.empty()),
                        new Variant(
                                640, Optional.empty(), Focus.CENTER, Optional.of(VariantFormat.PNG), Optional.of(80)));
        assertThat(images).extracting(ImageSpec::pick).containsExactly(List.of(3), List.of(4, 2), List.of());
        assertThat(images.get(1).variants()).containsExactly(variant(320, Optional.empty()));
        assertThat(images.get(2).variants()).isEmpty();
    }

    @Test
    void aDirectoryOfManifestsIsOneManifest() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "version: 1\nimages: { b: { prompt: A fox } }\n");
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nimages: { a: { prompt: A wolf } }\n");
        Files.writeString(folder.resolve("images.lock.yaml"), "version: 1\nimages: {}\n");
        Reading reading = new ManifestReader().read(folder);
        assertThat(((Reading.Valid) reading).manifest().images())
                .extracting(ImageSpec::name)
                .containsExactly("a", "b");
        assertThat(((Reading.Valid) reading).manifest().sources())
                .containsExactly(folder.resolve("a.yaml"), folder.resolve("b.yaml"));
    }

    @Test
    void namesAreUniqueOverAllManifestsOfADirectory() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nimages:\n  hero: { prompt: A wolf, size: 4K }\n");
        Files.writeString(folder.resolve("b.yaml"), "version: 1\nimages:\n  hero: { prompt: A fox }\n");
        Reading reading = new ManifestReader().read(folder);
        assertThat(((Reading.Invalid) reading).problems())
                .extracting(problem -> problem.at(String.valueOf(problem.file().getFileName())))
                .containsExactly(
                        "a.yaml:[3,33] NOT_ALLOWED size is \"4K\", but must be 2K or 3K",
                        "b.yaml:[3,3] NAME_COLLISION the name hero is the same as on line 3 of a.yaml: rename one");
    }

    @Test
    void aManifestWithAnotherExtensionIsNotPassedOverInADirectory() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nimages: { a: { prompt: A wolf } }\n");
        Files.writeString(folder.resolve("b.yml"), "version: 1\nimages: { b: { prompt: A fox } }\n");
        Files.writeString(folder.resolve("docker-compose.yml"), "version: 3\nservices: {}\n");
        Files.writeString(folder.resolve("images.lock.yml"), "version: 1\nimages: {}\n");
        Reading reading = new ManifestReader().read(folder);
        assertThat(((Reading.Invalid) reading).problems())
                .extracting(problem -> problem.at(String.valueOf(problem.file().getFileName())))
                .containsExactly("b.yml:[1,1] WRONG_EXTENSION in a directory of manifests, only files *.yaml are read:"
                        + " rename this one to b.yaml, or move it elsewhere");
    }

    private static Variant variant(int width, Optional<Integer> height) {
        return new Variant(width, height, Focus.CENTER, Optional.empty(), Optional.empty());
    }

    private List<ImageSpec> images(String text) throws IOException {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).manifest().images();
    }

    private Reading read(String text) throws IOException {
        Map<String, String> values = Map.of("project.version", "1.2.0", "brand", "Acme", "with.brace", "{season}");
        return new ManifestReader()
                .read(Files.writeString(folder.resolve("images.yaml"), text), new ManifestProperties(values, Set.of()));
    }
}
