package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a file may hold is answered with anything but a manifest or problems, and that within seconds. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileManifestTest {

    private static final String HEAD = "version: 1\nimages:\n";

    @TempDir
    Path folder;

    @Test
    void survivesRandomDamageToEveryFixture() {
        long seed = 5_2026_11_23L;
        Random random = new Random(seed);
        List<byte[]> seeds = seeds();
        for (int round = 0; round < 2_500; round++) {
            byte[] bytes = damaged(seeds.get(random.nextInt(seeds.size())), seeds, random);
            long start = System.nanoTime();
            assertThat(codes(bytes)).as("seed %s, round %s", seed, round).isNotNull();
            assertThat(new ImagesLockFile(folder.resolve("images.yaml")).read())
                    .as("lock of seed %s, round %s", seed, round)
                    .isNotNull();
            assertThat((System.nanoTime() - start) / 1_000_000)
                    .as("milliseconds of seed %s, round %s", seed, round)
                    .isLessThan(10_000);
        }
    }

    @Test
    void refusesAFileOfMoreThan32MiB() {
        assertThat(codes(new byte[(32 << 20) + 1])).containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void readsAPromptOfTenMillionCharactersOnOneLine() {
        assertThat(codes(HEAD + "  hero: { prompt: " + "word ".repeat(2_000_000) + "}\n"))
                .isEmpty();
    }

    @Test
    void showsOnlyAPartOfALineOfTenMillionCharacters() {
        Reading reading = read(HEAD + "  hero: { prompt: " + "word ".repeat(2_000_000) + ", size: 4K }\n");
        assertThat(((Reading.Invalid) reading).problems().get(0).excerpt()).hasSizeLessThan(250);
    }

    @Test
    void readsThirtyMegabytesOfImages() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; text.length() < 30_000_000; i++) {
            text.append("  set/image-").append(i).append(":\n    prompt: ");
            text.append("A city at dusk ".repeat(20)).append("\n    size: 3K\n");
        }
        assertThat(codes(text.toString())).isEmpty();
    }

    @Test
    void answersAMassOfMistakesWithAThousand() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 200_000; i++) {
            text.append("  i").append(i).append(": {size: 9}\n");
        }
        assertThat(codes(text.toString())).hasSize(1_001);
    }

    @Test
    void anAliasCostsNothingHoweverOftenItIsUsed() {
        StringBuilder text = new StringBuilder("version: 1\nx-a: &a { prompt: x }\nx-list:\n");
        text.append("  - *a\n".repeat(1_000_000)).append("images:\n  hero: *a\n");
        assertThat(codes(text.toString())).isEmpty();
    }

    @Test
    void mergesOfMergesDoNotMultiply() {
        StringBuilder text = new StringBuilder("version: 1\nx-0: &a0 { prompt: x }\n");
        for (int i = 1; i < 40; i++) {
            text.append("x-").append(i).append(": &a").append(i).append(" { <<: [");
            text.append(("*a" + (i - 1) + ", ").repeat(20)).append("{}] }\n");
        }
        assertThat(codes(text + "images:\n  hero: *a39\n")).isEmpty();
    }

    @Test
    void refusesMergesThatLieTooDeepWithinEachOther() {
        StringBuilder deep = new StringBuilder("version: 1\nx-0: &a0 { prompt: x }\n");
        for (int i = 1; i < 1_000; i++) {
            deep.append("x-" + i + ": &a" + i + " { <<: *a" + (i - 1) + " }\n");
        }
        assertThat(codes(deep + "images:\n  hero: *a999\n")).contains(ProblemCode.NESTED_TOO_DEEPLY);
    }

    @Test
    void aLongPromptThatIsInheritedTooOftenIsRefused() {
        StringBuilder text = new StringBuilder("version: 1\nx-a: &a { prompt: " + "word ".repeat(2_000_000) + "}\n");
        text.append("images:\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("  i").append(i).append(": *a\n");
        }
        assertThat(codes(text.toString())).containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThat(codes("[".repeat(10_000_000))).containsExactly(ProblemCode.NESTED_TOO_DEEPLY);
        assertThat(codes("{a: ".repeat(3_000_000))).containsExactly(ProblemCode.NESTED_TOO_DEEPLY);
        assertThat(codes("- ".repeat(5_000_000))).containsExactly(ProblemCode.NESTED_TOO_DEEPLY);
        assertThat(codes("? ".repeat(5_000_000))).contains(ProblemCode.SYNTAX);
    }

    @Test
    void refusesANumberOfMillionsOfDigits() {
        assertThat(codes(HEAD + "  hero: { prompt: x, take: " + "9".repeat(3_000_000) + " }\n"))
                .containsExactly(ProblemCode.OUT_OF_RANGE);
        assertThat(codes(HEAD + "  hero: { prompt: x, take: 0x" + "9".repeat(3_000_000) + " }\n"))
                .containsExactly(ProblemCode.TOO_LARGE);
        assertThat(codes(HEAD + "  hero: { prompt: x, take: 1." + "9".repeat(3_000_000) + "e9 }\n"))
                .containsExactly(ProblemCode.WRONG_TYPE);
    }

    private List<ProblemCode> codes(String text) {
        return codes(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<ProblemCode> codes(byte[] bytes) {
        List<ProblemCode> codes = new ArrayList<>();
        if (read(bytes) instanceof Reading.Invalid invalid) {
            for (Problem problem : invalid.problems()) {
                codes.add(problem.code());
                assertThat(problem.at("x").lines()).hasSize(1);
                assertThat(problem.excerpt()).hasSizeLessThan(500);
            }
        }
        return codes;
    }

    private Reading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reading read(byte[] bytes) {
        try {
            return new ManifestReader().read(Files.write(folder.resolve("images.yaml"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String kind : List.of("valid", "invalid", "lock")) {
            for (Path file : ManifestFixtures.in(kind)) {
                try {
                    seeds.add(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return seeds;
    }

    /** Bytes flipped, cut out, doubled, or spliced with those of another file, and YAML's own signs strewn in. */
    private static byte[] damaged(byte[] bytes, List<byte[]> others, Random random) {
        String signs = "&*!|>%@`{}[],:?-#'\"\\\t\n\r ~<=.0x\u0000\u00FF";
        StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(5)) {
                case 0 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 3 -> text.replace(at, Math.min(at + 1, text.length()), "" + (char) random.nextInt(256));
                default -> {
                    byte[] other = others.get(random.nextInt(others.size()));
                    String piece = new String(other, StandardCharsets.ISO_8859_1);
                    int from = random.nextInt(piece.length() + 1);
                    text.insert(at, piece, from, Math.min(piece.length(), from + random.nextInt(80)));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
