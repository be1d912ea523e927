package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schema is for editors and the reader for builds; what one says the other should not deny. */
class ManifestSchemaTest {

    /** Manifests that the mapper of this test cannot turn into the document that YAML means. */
    private static final Set<String> BEYOND_THE_MAPPER = Set.of("anchors-and-merges");

    /** Problems of the text rather than of the document: no schema ever sees them. */
    private static final Set<ProblemCode> OF_THE_TEXT = Set.of(
            ProblemCode.NOT_UTF8,
            ProblemCode.TOO_LARGE,
            ProblemCode.NESTED_TOO_DEEPLY,
            ProblemCode.SYNTAX,
            ProblemCode.TAB,
            ProblemCode.CONTROL_CHARACTER,
            ProblemCode.MERGE_CONFLICT,
            ProblemCode.SEVERAL_DOCUMENTS,
            ProblemCode.EMPTY,
            ProblemCode.DUPLICATE_KEY,
            ProblemCode.UNKNOWN_TAG,
            ProblemCode.UNKNOWN_ANCHOR,
            ProblemCode.RECURSIVE_ALIAS,
            ProblemCode.BAD_MERGE,
            ProblemCode.API_KEY);

    /** What JSON Schema cannot say: how names relate to each other, and that a default may stand in for a prompt. */
    private static final Set<String> BEYOND_A_SCHEMA = Set.of(
            "names-differ-in-case",
            "outputs-collide",
            "folder-collides-with-file",
            "name-of-a-device",
            "name-too-long",
            "prompt-missing",
            "inherited-mistakes",
            "preset-missing",
            "properties",
            "prompt-files",
            "matrix-names-collide",
            "matrix-too-many",
            "matrix-problem-in-one",
            // JSON has one kind of number, in which 2.0 is 2.
            "max-images-decimal");

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .build())
            .build();

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ManifestSchema.text());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> theSchemaAcceptsWhatTheReaderAccepts() {
        return ManifestFixtures.in("valid").stream()
                .filter(file -> !BEYOND_THE_MAPPER.contains(ManifestFixtures.name(file)))
                .map(file -> DynamicTest.dynamicTest(
                        ManifestFixtures.name(file),
                        () -> assertThat(schema.validate(document(file))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> theSchemaRefusesWhatTheReaderRefuses() {
        return ManifestFixtures.in("invalid").stream()
                .filter(file -> !BEYOND_A_SCHEMA.contains(ManifestFixtures.name(file)))
                .filter(file -> ((Reading.Invalid) new ManifestReader().read(file))
                        .problems().stream().noneMatch(problem -> OF_THE_TEXT.contains(problem.code())))
                .map(file -> DynamicTest.dynamicTest(
                        ManifestFixtures.name(file),
                        () -> assertThat(schema.validate(document(file))).isNotEmpty()));
    }

    @Test
    void theSchemaIsItselfValid() {
        Schema ofSchemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(ofSchemas.validate(JsonMapper.shared().readTree(ManifestSchema.text())))
                .isEmpty();
    }

    @Test
    void theStarterManifestIsValidAndHasTwoImages() throws IOException {
        Path file = folder.resolve("src/main/seedream/images.yaml");
        assertThat(StarterManifest.writeTo(file)).isTrue();
        Reading reading = new ManifestReader().read(file);
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).manifest().images())
                .extracting(ImageSpec::name)
                .containsExactly("hero", "social/card");
        assertThat(schema.validate(document(file))).isEmpty();
    }

    @Test
    void neitherIsWrittenOverAFileThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("images.yaml"), "mine");
        assertThat(StarterManifest.writeTo(file)).isFalse();
        assertThat(ManifestSchema.writeTo(file)).isFalse();
        assertThat(file).hasContent("mine");
    }

    @Test
    void theSchemaIsWrittenInTheDraftThatEveryEditorReads() throws IOException {
        Path file = folder.resolve("images.schema.json");
        assertThat(ManifestSchema.writeTo(file)).isTrue();
        assertThat(Files.readString(file)).isEqualTo(ManifestSchema.draft07());
    }

    @Test
    void theCatalogueEntryNamesTheSchemaAndClaimsOnlyFilesInThePluginsOwnFolder() throws IOException {
        JsonNode entry =
                JsonMapper.shared().readTree(Files.readString(Path.of("src/site/resources/schemastore-entry.json")));
        assertThat(entry.path("url").asString())
                .isEqualTo(JsonMapper.shared()
                        .readTree(ManifestSchema.draft07())
                        .path("$id")
                        .asString());
        assertThat(entry.path("fileMatch"))
                .allMatch(pattern -> pattern.asString().contains("/src/main/seedream/"));
    }

    private static JsonNode document(Path file) {
        return YAML.readTree(file.toFile());
    }
}
