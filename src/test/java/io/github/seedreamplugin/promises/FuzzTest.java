package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.LockReading;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.segmind.AnswerPieces;
import io.github.seedreamplugin.segmind.ApiKey;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.ClientSettings;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.segmind.SegmindClient;
import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.Mutations;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is read from outside, nothing but its documented results comes of it, and that soon. The build tries the same
 * ten thousand inputs each time, {@code -Pslow} five times as many, and {@code -Dseedream.fuzz.times=100} a million, those
 * of reports included; for a long run of new ones:
 *
 * <pre>mvn test -Dtest=FuzzTest -Dseedream.fuzz.seconds=600</pre>
 *
 * <p>An input that fails lies in {@code target/fuzz} afterwards. What is extreme rather than odd (bombs, depth, size) has
 * tests of its own beside the readers.
 */
class FuzzTest {

    private static final long SECONDS = Long.getLong("seedream.fuzz.seconds", 0);
    private static final int TIMES = Integer.getInteger("seedream.fuzz.times", 1);
    /** Each is a call over HTTP, and forced to the disk. */
    private static final int MOST_ANSWERS = 20_000;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Path FIXTURES = Path.of("src/test/resources/manifest");

    @TempDir
    Path directory;

    /** What is done with one input; it fails by throwing. */
    private interface Target {
        void read(byte[] input) throws IOException;
    }

    @Test
    void aManifestIsReadOrRefused() {
        Path file = directory.resolve("images.yaml");
        fuzz("manifest", 2_000 * TIMES, yaml(), input -> {
            Reading reading = new ManifestReader().read(Files.write(file, input));
            if (reading instanceof Reading.Invalid invalid) {
                assertThat(invalid.problems()).isNotEmpty().allSatisfy(problem -> assertThat(
                                problem.at("images.yaml").lines())
                        .hasSize(1));
            }
        });
    }

    @Test
    void aLockIsReadOrRefused() {
        Path file = directory.resolve("images.lock.yaml");
        fuzz("lock", 2_000 * TIMES, yaml(), input -> {
            Files.write(file, input);
            if (new ImagesLockFile(file).read() instanceof LockReading.Unreadable unreadable) {
                assertThat(unreadable.problems()).isNotEmpty();
            }
        });
    }

    @Test
    void aPictureIsOneOrSaysWhyNot() {
        Path file = directory.resolve("picture");
        fuzz("picture", 5_000 * TIMES, pictures(), input -> {
            Inspection inspection = new PictureInspector().inspect(Files.write(file, input));
            if (inspection instanceof Inspection.Usable usable) {
                assertThat(usable.picture().bytes()).isEqualTo(input.length);
                assertThat(usable.picture().width()).isPositive();
                assertThat(usable.picture().height()).isPositive();
            } else {
                assertThat(((Inspection.Unusable) inspection).reason()).isNotBlank();
            }
        });
    }

    @Test
    void anAnswerBringsPicturesOrANamedFailure() {
        ImageAttributes attributes =
                ImageAttributes.of("a city").maxImages(4).watermark(false).build();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.0000001", "1000");
                SegmindClient client = new SegmindClient(
                        new ClientSettings(new Endpoint(endpoint.uri()), Optional.empty(), Duration.ofSeconds(4), 1),
                        new ApiKey(endpoint.key()),
                        Clock.systemUTC())) {
            Random statuses = new Random(7);
            fuzz("answer", Math.min(1_000 * TIMES, MOST_ANSWERS), answers(), input -> {
                int status = statuses.nextInt(4) > 0 ? 200 : 400 + statuses.nextInt(105);
                endpoint.otherwise(encoded(ScriptedAnswer.status(status).body(input), statuses.nextInt(12)));
                Path arrived = Files.createTempDirectory(directory, "call");
                CallOutcome outcome = client.buy(attributes, arrived);
                assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
                AnswerPieces pieces = AnswerPieces.in(arrived);
                assertThat(status == 200
                                && pieces.pieces().isEmpty()
                                && pieces.words().isEmpty())
                        .as("a delivery without pieces and words")
                        .isFalse();
                assertThat(AnswerPieces.in(arrived)).isEqualTo(pieces);
                for (Path file : MavenProject.filesBelow(arrived)) {
                    assertThat(new PictureInspector().inspect(file)).isInstanceOf(Inspection.class);
                    Files.delete(file);
                }
                Files.delete(arrived);
            });
        }
    }

    /** As a later build finds it, with what was noted of it: of what an earlier version or a full disk has left, too. */
    @Test
    void anAnswerThatLiesInAHomeIsReadOrNamed() throws IOException {
        Path kept = Files.createDirectories(directory.resolve("kept"));
        Path body = kept.resolve("answer.body");
        Path head = kept.resolve("answer.json");
        Random ways = new Random(7);
        byte[] noted =
                "{\"format\":1,\"status\":200,\"body\":\"whole\",\"cost\":0.035,\"took\":\"PT1S\",\"headers\":{}}"
                        .getBytes(StandardCharsets.US_ASCII);
        Mutations notes = new Mutations(List.of(noted), new Random(7));
        fuzz("kept-answer", 500 * TIMES, answers(), input -> {
            Files.write(body, input);
            Files.write(head, ways.nextInt(4) > 0 ? noted : notes.next());
            AnswerPieces pieces = AnswerPieces.in(kept);
            assertThat(AnswerPieces.in(kept)).isEqualTo(pieces);
            assertThat(AnswerPieces.stated(kept).cost().filter(cost -> cost.signum() < 0))
                    .isEmpty();
            for (Path file : MavenProject.filesBelow(kept)) {
                Files.delete(file);
            }
        });
    }

    /** Most answers come as they are; the others in every way that HTTP has for a body, and with a lie about it. */
    private static ScriptedAnswer encoded(ScriptedAnswer answer, int way) {
        return switch (way) {
            case 0 -> answer.gzip();
            case 1 -> answer.deflate();
            case 2 -> answer.header("content-encoding", "gzip");
            case 3 -> answer.header("content-encoding", "br, zstd");
            case 4 -> answer.chunked();
            case 5 -> answer.untilClosed();
            case 6 -> answer.contentType("application/json");
            case 7 -> answer.contentType("text/html; charset=utf-16");
            default -> answer;
        };
    }

    private static void fuzz(String name, int rounds, List<byte[]> seeds, Target target) {
        long seed = SECONDS == 0 ? 4 : System.nanoTime();
        Mutations mutations = new Mutations(seeds, new Random(seed));
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        for (int round = 0; SECONDS == 0 ? round < rounds : System.nanoTime() < end; round++) {
            byte[] input = mutations.next();
            long start = System.nanoTime();
            try {
                target.read(input);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
            } catch (IOException | RuntimeException | Error e) {
                throw new AssertionError(name + ", seed " + seed + ", round " + round + ": " + kept(name, input), e);
            }
        }
    }

    private static Path kept(String name, byte[] input) {
        try {
            Path file = Files.createDirectories(Path.of("target/fuzz"))
                    .resolve(name + "-" + TestPictures.sha256(input).substring(0, 12));
            return Files.write(file, input).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> yaml() {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : MavenProject.filesBelow(FIXTURES)) {
            if (file.toString().endsWith(".yaml")) {
                try {
                    seeds.add(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return seeds;
    }

    private static List<byte[]> pictures() {
        return List.of(
                TestPictures.jpeg(), TestPictures.jpeg(300, 200), TestPictures.png(30, 20), webp("VP8 "), webp("VP8X"));
    }

    /** The first chunks of a WebP: enough to have a size. */
    private static byte[] webp(String chunk) {
        String payload =
                chunk.equals("VP8 ") ? "\u0010\0\0\u009d\u0001*\u0010\0\u0010\0" : "\u0002\0\0\0\u000f\0\0\u000f\0\0";
        String chunks = chunk + "\n\0\0\0" + payload + "VP8L\u0005\0\0\0/\u000f\0\0\0\0";
        String file = "RIFF" + (char) (chunks.length() + 4) + "\0\0\0WEBP" + chunks;
        return file.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> answers() {
        String picture = Base64.getEncoder().encodeToString(TestPictures.jpeg(16, 9));
        List<byte[]> seeds = new ArrayList<>(pictures());
        for (String json : List.of(
                "{\"data\":[{\"b64_json\":\"%s\"},{\"b64_json\":\"%s\"}]}",
                "{\"images\":[\"%s\",\"%s\"]}",
                "{\"image\":\"%s\",\"output\":[\"data:image/jpeg;base64,%s\"]}",
                "{\"output\":\"%s\",\"seed\":1,\"nested\":{\"a\":[[],{}]},\"x\":\"%s\"}",
                "{\"data\":[{\"url\":\"http://127.0.0.1:1/a b.jpg\"},{\"error\":{\"code\":\"x\",\"message\":\"no\"}},{\"b64_json\":\"%s\"},\"%.10s\"]}",
                "{\"images\":[{\"url\":\"//[::1]:0x1/\"},{\"error\":\"%.10s\"}],\"error\":{\"message\":[\"%.10s\"]}}",
                "{\"status\":\"FAILED\",\"error\":\"%.10s\",\"metrics\":{\"cost\":1e9,\"remaining_credits\":\"%.10s\"}}",
                "[\"http://0177.1/\",\"data:image/png;base64,%.10s\",{\"url\":null},\"%s\"]",
                "{\"error\":\"no\",\"detail\":[{\"msg\":\"%.10s\"},{\"message\":\"%.10s\"}]}")) {
            seeds.add(json.formatted(picture, picture).getBytes(StandardCharsets.US_ASCII));
        }
        seeds.add("\uFEFF{\"error\":\"\\u0053\\u0047_ %41 &amp; \\ud83d\"}".getBytes(StandardCharsets.UTF_8));
        seeds.add("{\"error\":\"no\"}".getBytes(StandardCharsets.UTF_16));
        seeds.add("<!DOCTYPE html><html><body>Bad gateway</body></html>".getBytes(StandardCharsets.US_ASCII));
        return seeds;
    }
}
