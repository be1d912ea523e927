package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The short way of reading YAML says exactly what the full parser says, or nothing. */
class PlainYamlTest {

    private static final int DOCUMENTS = 60_000;

    /** Pieces that a document is put together from, above all those in which YAML is full of surprises. */
    private static final List<String> PIECES = List.of(
            "version: 1\n",
            "images:\n",
            "  hero:\n",
            "    prompt: A city at dusk\n",
            "  a/b.c_d-e:\n",
            "x: y\n",
            "  ",
            " ",
            "\n",
            "# comment\n",
            "   # note\n",
            "size: 2K\n",
            "16:9\n",
            "true\n",
            "True\n",
            "null\n",
            "~\n",
            "No\n",
            "0x1F\n",
            "007\n",
            "0\n",
            "12\n",
            "1e3\n",
            "1_000\n",
            "1.5\n",
            "1:2:3\n",
            "3 foxes\n",
            "- a\n",
            "- ",
            "-\n",
            "-a\n",
            "- - b\n",
            "-  c: d\n",
            "- e:\n",
            "  - f\n",
            "  - g: h\n",
            "    i: j\n",
            "    - k\n",
            "list:\n",
            "  list:\n",
            "- # c\n",
            "- \"q\"\n",
            "- 12\n",
            "- a: b: c\n",
            "- two words\n",
            "files:\n  - path: x\n    bytes: 2\n",
            "pick:\n- 1\n- 2\n",
            "[a, b]\n",
            "{a: b}\n",
            "\"q\"",
            "'s'",
            "\"a\\nb\"\n",
            "'it''s'\n",
            "it's\n",
            "a: b: c\n",
            "a:b\n",
            "a :b\n",
            "a #b\n",
            "a#b\n",
            "&x y\n",
            "*x\n",
            "!t z\n",
            ">-\n",
            "|\n",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "\t",
            "\r\n",
            "é: ü\n",
            "p: 東京\n",
            "\u2028",
            "\u0085",
            "\uFEFF",
            "\u0007",
            "q: 😀\n",
            "<<: z\n",
            "? k\n",
            ": v\n",
            "k:\n",
            "k:v\n",
            "k:  v  \n",
            "k: v # c\n",
            "(a) b\n",
            "k: (b:1.2)\n",
            "k: x:\n",
            "k: x: \n",
            "k: #\n",
            "k: a, b\n",
            "k: 2024-01-01\n",
            "k: .inf\n",
            "k: -1\n",
            "k: +1\n",
            "k: 12K\n",
            "k: 1K2\n",
            "k: 5:\n",
            "k: \"a\" \n",
            "k: 'a' b\n",
            "k: \"\"\n",
            "k: \"\\\"a\\\\ \\t\\n\"\n",
            "k: \"a\\\"\n",
            "k: \"a\\\\\"\n",
            "k: \"\\x41\"\n",
            "k: 'a\\n'\n",
            "k: ''\n",
            "2024: x\n",
            "  0x1F:\n",
            "1.5: 2\n",
            "- 007: a\n",
            "12:30: b\n",
            "k: '\n");

    private static final List<String> DASHES = List.of("", "", "", "- ", "- ", "-  ", "- - ");
    private static final List<String> CONTENTS =
            List.of("a:", "b:", "c: d", "e: 5", "f: \"g\"", "word", "two words", "\"h: i\"", "'j'", "7", "# k", "");

    @TestFactory
    Stream<DynamicTest> saysOfEveryFixtureWhatTheFullParserSays() {
        return Stream.of("valid", "invalid", "lint", "lock", "written-out")
                .flatMap(folder -> ManifestFixtures.in(folder).stream())
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    if (SourceReader.read(file) instanceof SourceReading.Read read) {
                        agree(read.source().text());
                    }
                }));
    }

    @Test
    void saysOfDocumentsMadeAtRandomWhatTheFullParserSays() {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
                text.append(pick(PIECES, random));
            }
            plain += agree(text.toString()) ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(DOCUMENTS / 100);
    }

    @Test
    void saysOfLinesWithAnyIndentationWhatTheFullParserSays() {
        Random random = new Random(11);
        int plain = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            StringBuilder text = new StringBuilder("root:\n");
            for (int lines = 1 + random.nextInt(7); lines > 0; lines--) {
                text.append(" ".repeat(random.nextInt(6)))
                        .append(pick(DASHES, random))
                        .append(pick(CONTENTS, random))
                        .append('\n');
            }
            plain += agree(text.toString()) ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(DOCUMENTS / 100);
    }

    private static String pick(List<String> pieces, Random random) {
        return pieces.get(random.nextInt(pieces.size()));
    }

    @Test
    void readsAPlainManifestByItself() {
        assertThat(PlainYaml.read("""
                # a comment
                version: 1
                defaults:
                  watermark: false

                images:
                  hero:
                    prompt: A city, with (soft) light at 5:30
                    aspect_ratio: 16:9
                  card:
                    prompt: "A poster: flat"
                    pick:
                    - 2
                    formats:
                      - format: webp
                        quality: 80
                      - format: avif
                """)).isPresent();
    }

    @Test
    void readsALockByItself() {
        Picture picture = new Picture("0".repeat(64), 1, PictureType.JPEG, 1, 1);
        LockEntry entry = LockEntry.of(
                        "key", ImageAttributes.of("A \"poster\"\nof a city").build())
                .bought(Instant.EPOCH)
                .credits(BigDecimal.ONE)
                .files(List.of(new LockedFile("a/b.jpg", picture), new LockedFile("a/b-2.jpg", picture)))
                .build();

        assertThat(PlainYaml.read(LockText.of(Lock.empty().with("a/b", entry)))).isPresent();
    }

    /** Whether the document was read the short way; fails if the full parser says anything else of it. */
    private static boolean agree(String text) {
        Optional<Node> plain = PlainYaml.read(text);
        if (plain.isPresent()) {
            Problems problems = new Problems(new Source(Path.of("images.yaml"), text));
            Optional<Node> full = YamlTree.readAny(new Source(Path.of("images.yaml"), text), problems);
            assertThat(problems.sorted()).as(text).isEmpty();
            assertThat(shown(plain.get()))
                    .as(text)
                    .isEqualTo(full.map(PlainYamlTest::shown).orElse("nothing"));
        }
        return plain.isPresent();
    }

    private static String shown(Node node) {
        StringBuilder shown = new StringBuilder(node.getClass().getSimpleName()).append(node.location());
        if (node instanceof Scalar scalar) {
            return shown.append(scalar.kind())
                    .append('<')
                    .append(scalar.text())
                    .append('>')
                    .toString();
        }
        List<Entry> entries =
                node instanceof Mapping mapping ? List.copyOf(mapping.entries().values()) : ((Sequence) node).items();
        for (Entry entry : entries) {
            shown.append('\n').append(entry.key()).append(entry.place()).append(shown(entry.value()));
        }
        return shown.toString();
    }
}
