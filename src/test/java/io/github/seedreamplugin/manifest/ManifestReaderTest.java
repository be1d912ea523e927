package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {

    /** Valid manifests whose images ask for the same, or for several pictures at 3K, or are called like files. */
    private static final Set<String> WITH_WARNINGS =
            Set.of("anchors-and-merges", "every-attribute", "near-collisions", "scalar-key-names");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> saysOfEachMistakeWhatItIsAndWhere() {
        return ManifestFixtures.in("invalid").stream()
                .map(file -> DynamicTest.dynamicTest(
                        ManifestFixtures.name(file), () -> assertThat(ManifestFixtures.printed(file, problems(file)))
                                .isEqualTo(ManifestFixtures.expected(file))));
    }

    @TestFactory
    Stream<DynamicTest> warnsOfWhatIsRarelyMeant() {
        return ManifestFixtures.in("lint").stream()
                .map(file -> DynamicTest.dynamicTest(
                        ManifestFixtures.name(file), () -> assertThat(ManifestFixtures.printed(file, warnings(file)))
                                .isEqualTo(ManifestFixtures.expected(file))));
    }

    @TestFactory
    Stream<DynamicTest> whatIsPlainlyMeantHasNoWarning() {
        return ManifestFixtures.in("valid").stream()
                .filter(file -> !WITH_WARNINGS.contains(ManifestFixtures.name(file)))
                .map(file -> DynamicTest.dynamicTest(ManifestFixtures.name(file), () -> assertThat(warnings(file))
                        .isEmpty()));
    }

    @Test
    void strictlyReadWarningsAreProblems() {
        Reading reading = new ManifestReader().read(ManifestFixtures.file("lint", "names"));
        assertThat(reading.strictly()).isInstanceOf(Reading.Invalid.class);
        assertThat(((Reading.Invalid) reading.strictly()).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NAME_WITH_EXTENSION, ProblemCode.NAME_WITH_EXTENSION);
    }

    @Test
    void everyKindOfProblemHasAFixture() {
        Set<ProblemCode> seen = EnumSet.of(
                // These need a file system rather than a fixture.
                ProblemCode.FILE_MISSING,
                ProblemCode.FILE_UNREADABLE,
                ProblemCode.WRONG_EXTENSION,
                ProblemCode.MORE_PROBLEMS,
                // This one depends on the machine.
                ProblemCode.NO_ENCODER);
        for (Path file : ManifestFixtures.in("invalid")) {
            problems(file).forEach(problem -> seen.add(problem.code()));
        }
        for (Path file : ManifestFixtures.in("lint")) {
            warnings(file).forEach(problem -> seen.add(problem.code()));
        }
        for (Path file : ManifestFixtures.in("lock")) {
            if (new ImagesLockFile(file).read() instanceof LockReading.Unreadable unreadable) {
                unreadable.problems().forEach(problem -> seen.add(problem.code()));
            }
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(ProblemCode.class));
    }

    @Test
    void refusesAFormatThatNothingHereCanWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("images.yaml"), """
                version: 1
                presets:
                  web: { variants: [{ width: 640 }, { width: 640, format: webp }] }
                images:
                  hero: { prompt: A city, use: web }
                  card: { prompt: A card, use: web }
                """);
        ManifestRules rules = new ManifestRules(ManifestProperties.none(), false, EnumSet.of(VariantFormat.JPG));
        Reading reading = new ManifestReader().read(file, rules);
        assertThat(((Reading.Invalid) reading).problems())
                .extracting(problem -> problem.at("images.yaml"))
                .containsExactly(
                        "images.yaml:[3,59] NO_ENCODER format is webp, which takes the program cwebp, and none is"
                                + " named: install it and name it with -Dseedream.cwebp=cwebp, or use jpg or png");
        assertThat(new ManifestReader().read(file)).isInstanceOf(Reading.Valid.class);
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsLegal() {
        return ManifestFixtures.in("valid").stream()
                .map(file -> DynamicTest.dynamicTest(ManifestFixtures.name(file), () -> assertThat(images(file))
                        .isNotEmpty()));
    }

    @Test
    void appliesTheProvidersDefaults() {
        assertThat(images(ManifestFixtures.file("valid", "minimal")))
                .containsExactly(ImageSpec.named(
                                "hero",
                                ImageAttributes.of("A futuristic cityscape")
                                        .aspectRatio(AspectRatio.LANDSCAPE_16_9)
                                        .size(Size.TWO_K)
                                        .maxImages(1)
                                        .optimizePrompt(OptimizePrompt.STANDARD)
                                        .watermark(true)
                                        .build(),
                                new Origin(
                                        ManifestFixtures.file("valid", "minimal"),
                                        new Location(3, 3),
                                        Map.of(Attribute.PROMPT, new Location(4, 13)),
                                        ""))
                        .build());
    }

    @Test
    void readsEveryAttributeWithItsPlace() {
        ImageSpec image =
                images(ManifestFixtures.file("valid", "every-attribute")).get(0);
        assertThat(image.attributes())
                .isEqualTo(ImageAttributes.of("The same city as a flat poster")
                        .aspectRatio(AspectRatio.LANDSCAPE_21_9)
                        .size(Size.THREE_K)
                        .maxImages(15)
                        .optimizePrompt(OptimizePrompt.FAST)
                        .watermark(false)
                        .build());
        assertThat(image.take()).isEqualTo(2);
        assertThat(image.origin().of(Attribute.TAKE)).isEqualTo(new Location(10, 11));
        assertThat(image.origin().locations()).hasSize(7);
    }

    @Test
    void anImagesOwnValueWinsOverTheDefaults() {
        List<ImageSpec> images = images(ManifestFixtures.file("valid", "defaults"));
        assertThat(images.get(0).attributes().prompt()).isEqualTo("A city at dusk");
        assertThat(images.get(0).attributes().size()).isEqualTo(Size.THREE_K);
        assertThat(images.get(0).origin().of(Attribute.SIZE)).isEqualTo(new Location(4, 9));
        assertThat(images.get(0).origin().of(Attribute.TAKE))
                .isEqualTo(images.get(0).location());
        assertThat(images.get(1).attributes().size()).isEqualTo(Size.TWO_K);
        assertThat(images.get(1).attributes().watermark()).isFalse();
    }

    @Test
    void readsUnquotedRatiosAsTheyLook() {
        assertThat(images(ManifestFixtures.file("valid", "unquoted-ratios")))
                .extracting(image -> image.attributes().aspectRatio())
                .containsExactly(AspectRatio.values());
    }

    @Test
    void resolvesAnchorsAliasesAndMerges() {
        List<ImageSpec> images = images(ManifestFixtures.file("valid", "anchors-and-merges"));
        assertThat(images).extracting(ImageSpec::name).containsExactly("hero", "card", "note", "extra");
        assertThat(images).extracting(ImageSpec::take).containsExactly(3, 3, 1, 3);
        assertThat(images)
                .extracting(image -> image.attributes().prompt())
                .containsExactly("Own", "A city", "A city", "A city");
        // Of two merged mappings the first wins, so that size is 3K.
        assertThat(images.get(0).attributes())
                .isEqualTo(ImageAttributes.of("Own")
                        .aspectRatio(AspectRatio.SQUARE)
                        .size(Size.THREE_K)
                        .maxImages(1)
                        .optimizePrompt(OptimizePrompt.STANDARD)
                        .watermark(false)
                        .build());
        assertThat(images.get(1).origin().of(Attribute.SIZE)).isEqualTo(new Location(2, 23));
        assertThat(images.get(2).origin().of(Attribute.PROMPT)).isEqualTo(new Location(2, 35));
    }

    @Test
    void keepsTheLinesOfATextAsYamlSays() {
        List<ImageSpec> images = images(ManifestFixtures.file("valid", "block-texts"));
        assertThat(images.get(0).attributes().prompt()).isEqualTo("A city at dusk");
        assertThat(images.get(1).attributes().prompt()).isEqualTo("A city\n\tand a tab\n");
    }

    @Test
    void readsJsonWithItsPairsOfEscapes() {
        assertThat(images(ManifestFixtures.file("valid", "json"))
                        .get(0)
                        .attributes()
                        .prompt())
                .isEqualTo("A \uD83C\uDFA8 city");
    }

    @Test
    void readsNumbersAsYamlsCoreSchemaSays() {
        List<ImageSpec> images = images(ManifestFixtures.file("valid", "numbers"));
        assertThat(images.get(0).attributes().maxImages()).isEqualTo(15);
        assertThat(images.get(0).take()).isEqualTo(2);
        assertThat(images.get(1).attributes().prompt()).isEqualTo("2024");
        assertThat(images.get(1).attributes().maxImages()).isEqualTo(10);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThat(ManifestFixtures.printed(Path.of("images.yaml"), problems(folder.resolve("images.yaml"))))
                .isEqualTo("images.yaml:[1,1] FILE_MISSING this file does not exist: write it, or name another one"
                        + " with -Dseedream.manifest\n\n");
    }

    @Test
    void saysThatAFolderHasNoManifest() {
        assertThat(problems(folder))
                .extracting(problem -> problem.at("src/images"))
                .containsExactly(
                        "src/images:[1,1] FILE_MISSING the directory has no file *.yaml: write a manifest there, or name another"
                                + " one with -Dseedream.manifest");
    }

    @Test
    void listsAThousandProblemsAndCountsTheRest() throws IOException {
        StringBuilder text = new StringBuilder("version: 1\nimages:\n");
        for (int i = 0; i < 1_500; i++) {
            text.append("  image-").append(i).append(": { prompt: x, size: 5K }\n");
        }
        List<Problem> problems = problems(Files.writeString(folder.resolve("images.yaml"), text));
        assertThat(problems).hasSize(1_001);
        assertThat(problems.get(1_000).at("images.yaml"))
                .isEqualTo("images.yaml:[1002,33] MORE_PROBLEMS and 500 more problems, which are not listed: correct"
                        + " these first");
    }

    @Test
    void reportsAnInheritedMistakeOnce() throws IOException {
        StringBuilder text = new StringBuilder("version: 1\ndefaults: { size: 5K }\nimages:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  image-").append(i).append(": { prompt: x }\n");
        }
        assertThat(problems(Files.writeString(folder.resolve("images.yaml"), text)))
                .hasSize(1);
    }

    private static List<ImageSpec> images(Path file) {
        Reading reading = new ManifestReader().read(file);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).manifest().images();
    }

    private static List<Problem> warnings(Path file) {
        Reading reading = new ManifestReader().read(file, ManifestFixtures.properties());
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        return ((Reading.Valid) reading).warnings();
    }

    private static List<Problem> problems(Path file) {
        Reading reading = new ManifestReader().read(file, ManifestFixtures.properties());
        assertThat(reading).isInstanceOf(Reading.Invalid.class);
        return ((Reading.Invalid) reading).problems();
    }
}
