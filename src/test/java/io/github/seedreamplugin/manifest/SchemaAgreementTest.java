package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor underlines and what a build refuses are the same, over thousands of manifests made at random. */
class SchemaAgreementTest {

    private static final int MANIFESTS = 4_000;

    /** What no schema can say: how the parts of a manifest relate to each other, and what lies beside it. */
    private static final Set<ProblemCode> BEYOND_A_SCHEMA = EnumSet.of(
            ProblemCode.MISSING_PROMPT,
            ProblemCode.NAME_COLLISION,
            ProblemCode.OUTPUT_COLLISION,
            ProblemCode.UNKNOWN_PRESET,
            ProblemCode.UNKNOWN_LABEL,
            ProblemCode.UNKNOWN_PLACEHOLDER,
            ProblemCode.UNKNOWN_PROPERTY,
            ProblemCode.FILE_MISSING);

    private static final Map<String, List<Object>> GOOD = Map.ofEntries(
            Map.entry("prompt", List.of("A city", "x\ny", "{a}", "(b:1.2) --ar 16:9")),
            Map.entry("prompt_prefix", List.of("Draw ", "")),
            Map.entry("prompt_suffix", List.of(", flat", "")),
            Map.entry("aspect_ratio", List.of("16:9", "1:1", "21:9")),
            Map.entry("size", List.of("2K", "3K")),
            Map.entry("max_images", List.of(15)),
            Map.entry("optimize_prompt", List.of("standard", "fast")),
            Map.entry("watermark", List.of(true, false)),
            Map.entry("take", List.of(1, 2, 2_147_483_647)),
            Map.entry("use", List.of("poster", List.of("poster", "plain"))),
            Map.entry("alt", List.of("", "A city")),
            Map.entry("caption", List.of("A city")),
            Map.entry("allow", List.of("SAME_REQUEST", List.of("LONG_PROMPT", "SIZE_IN_PROMPT"))),
            Map.entry(
                    "variants",
                    List.of(
                            List.of(),
                            List.of(Map.of("width", 640), Map.of("width", 640, "format", "png", "quality", 1)),
                            List.of(Map.of("width", 8_192, "height", 1, "focus", "top-left")))));

    private static final Map<String, List<Object>> BAD = Map.ofEntries(
            Map.entry("prompt", List.of("", " \n", 5, true, List.of("x"), Map.of())),
            Map.entry("prompt_prefix", List.of(5)),
            Map.entry("prompt_suffix", List.of(List.of())),
            Map.entry("aspect_ratio", List.of("16x9", "16:10", 1.5, "")),
            Map.entry("size", List.of("4K", "2k", 2)),
            Map.entry("max_images", List.of(0, 16, "4", true, -1)),
            Map.entry("optimize_prompt", List.of("Standard", "quick")),
            Map.entry("watermark", List.of("true", 1, "no")),
            Map.entry("take", List.of(0, 2_147_483_648L, "2")),
            Map.entry("use", List.of(5, List.of(), List.of("poster", "poster"), Map.of())),
            Map.entry("alt", List.of(5, List.of())),
            Map.entry("caption", List.of(false)),
            Map.entry("allow", List.of("API_KEY", List.of("nothing"), 5)),
            Map.entry(
                    "variants",
                    List.of(
                            List.of(Map.of()),
                            List.of(Map.of("width", 0)),
                            List.of(Map.of("width", 640, "focus", "top")),
                            List.of(Map.of("width", 640, "size", 5)),
                            List.of(Map.of("width", 640, "format", "jpeg")),
                            Map.of("width", 640),
                            List.of(640))),
            Map.entry("seed", List.of(5)),
            Map.entry("prompt_file", List.of("/etc/hostname", "a\\b", 5)));

    private static final List<String> GOOD_NAMES = List.of("hero", "social/card", "a.b-c_d", "9", "x/y/z");
    private static final List<String> BAD_NAMES = List.of("", "/a", "a//b", "a.", "../b", "ä", "a b", "b{a}", "${b}");

    private static final List<Object> BAD_MATRICES = List.of(
            Map.of(),
            List.of("en"),
            "en",
            Map.of("a", List.of()),
            Map.of("a", "en"),
            Map.of("5", List.of("en")),
            Map.of("a", List.of("en", "en")),
            Map.of("a", Map.of()),
            Map.of("a", List.of(List.of())),
            Map.of("exclude", List.of()),
            Map.of("a", List.of("en"), "exclude", Map.of()),
            Map.of("a", List.of("en"), "exclude", List.of(Map.of())));

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_125);

    @Test
    void theReaderAndTheSchemaSayTheSameOfThousandsOfManifests() throws IOException {
        Schema newest = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ManifestSchema.text());
        Schema draft07 =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(ManifestSchema.draft07());
        int refused = 0;
        for (int i = 0; i < MANIFESTS; i++) {
            String text = JsonMapper.shared().writeValueAsString(manifest(i % 2 == 0 ? 0 : 12));
            JsonNode document = JsonMapper.shared().readTree(text);
            boolean isGood = isGood(text);
            refused += isGood ? 0 : 1;
            assertThat(newest.validate(document).isEmpty()).as(text).isEqualTo(isGood);
            assertThat(draft07.validate(document).isEmpty()).as(text).isEqualTo(isGood);
        }
        assertThat(refused).isBetween(MANIFESTS / 5, MANIFESTS * 4 / 5);
    }

    private boolean isGood(String text) throws IOException {
        Reading reading = new ManifestReader().read(Files.writeString(folder.resolve("images.yaml"), text));
        return reading instanceof Reading.Valid
                || ((Reading.Invalid) reading)
                        .problems().stream().allMatch(problem -> BEYOND_A_SCHEMA.contains(problem.code()));
    }

    /** A manifest of which one value in a hundred of this many is bad. */
    private Map<String, Object> manifest(int bad) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        if (!chance(bad / 4)) {
            manifest.put("version", chance(bad / 4) ? pick(List.of(2, "1", true)) : 1);
        }
        if (chance(20)) {
            manifest.put("properties", chance(bad) ? pick(List.of("yes", 1)) : chance(50));
        }
        if (chance(50)) {
            manifest.put("defaults", attributes(bad));
        }
        if (chance(50)) {
            Map<String, Object> presets = new LinkedHashMap<>();
            presets.put("poster", preset(bad));
            presets.put(chance(bad) ? "a/b" : "plain", preset(bad));
            manifest.put("presets", presets);
        }
        if (chance(bad / 4)) {
            manifest.put(chance(50) ? "image" : "x-own", "anything");
        }
        Map<String, Object> images = new LinkedHashMap<>();
        int count = chance(bad / 4) ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            if (chance(25)) {
                images.put("m" + i + "/{a}-{b}", matrixImage(bad));
            } else {
                images.put(chance(bad) ? pick(BAD_NAMES) : pick(GOOD_NAMES), image(bad));
            }
        }
        manifest.put("images", images);
        return manifest;
    }

    private Map<String, Object> preset(int bad) {
        Map<String, Object> preset = attributes(bad);
        preset.remove("use");
        if (chance(bad / 4)) {
            preset.put("use", "plain");
        }
        return preset;
    }

    private Object image(int bad) {
        if (chance(bad / 4)) {
            return pick(List.of("text", 5, List.of()));
        }
        Map<String, Object> image = attributes(bad);
        image.putIfAbsent("prompt", "A city");
        if (chance(bad / 4)) {
            image.put("prompt_file", "also.txt");
        }
        return image;
    }

    private Map<String, Object> matrixImage(int bad) {
        Map<String, Object> image = attributes(bad);
        image.put("prompt", "{a} and {b}, {{c}");
        Map<String, Object> ratios = new LinkedHashMap<>();
        ratios.put("wide", "16:9");
        ratios.put("square", "1:1");
        Map<String, Object> matrix = new LinkedHashMap<>();
        matrix.put("a", ratios);
        matrix.put("b", List.of("en", "de", 5));
        if (chance(30)) {
            matrix.put("exclude", List.of(Map.of("a", "wide", "b", "en")));
        }
        if (chance(50)) {
            image.put("aspect_ratio", "{a}");
        }
        image.put("matrix", chance(bad) ? pick(BAD_MATRICES) : matrix);
        return image;
    }

    private Map<String, Object> attributes(int bad) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String key : new TreeSet<>(GOOD.keySet())) {
            if (chance(25)) {
                attributes.put(key, chance(bad) ? pick(of(BAD, key)) : pick(of(GOOD, key)));
            }
        }
        if (chance(bad / 4)) {
            attributes.put("seed", 5);
        }
        if (chance(bad / 4)) {
            attributes.remove("prompt");
            attributes.put("prompt_file", pick(of(BAD, "prompt_file")));
        }
        return attributes;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static List<Object> of(Map<String, List<Object>> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
