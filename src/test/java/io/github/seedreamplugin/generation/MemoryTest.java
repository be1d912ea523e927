package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build's work fits into the heap of the Maven that runs it, however much of it there is.
 * {@code -Dseedream.previews=1000} has more small pictures made.
 */
@Tag("slow")
class MemoryTest {

    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int PREVIEWS = Integer.getInteger("seedream.previews", 200);

    @TempDir
    private Path folder;

    @Test
    void sixtyFourAnswersOfTwentyMegabytesAtOnceFitIntoAHeapOf160() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.01", "100")) {
            endpoint.otherwise(ScriptedAnswer.picture()
                    .body(Arrays.copyOf(TestPictures.jpeg(2048, 2048), 20 << 20))
                    .held());
            Process build = start("-Xmx160m", "build", endpoint.uri().toString(), endpoint.key());
            endpoint.awaitInFlight(64);
            endpoint.release();

            assertThat(saidBy(build)).endsWith("64 bought\n");
        }
    }

    @Test
    void hundredsOfSmallPicturesFitIntoAHeapOf256() throws Exception {
        Process drawing = start("-Xmx256m", "draw", String.valueOf(PREVIEWS));

        assertThat(saidBy(drawing)).endsWith(PREVIEWS + " drawn\n");
    }

    private Process start(String heap, String... work) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                MemoryTest.class.getName(),
                folder.toString());
        builder.command().addAll(List.of(work));
        return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private String saidBy(Process process) throws Exception {
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log());
        assertThat(ended).as(said).isTrue();
        return said;
    }

    /** What is done in a JVM of its own, by its name. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        System.out.println(
                args[1].equals("build")
                        ? build(folder, URI.create(args[2]), args[3])
                        : draw(folder, Integer.parseInt(args[2])));
    }

    private static String build(Path folder, URI endpoint, String key) {
        Project project = new Project(folder, endpoint, key)
                .images(IntStream.range(0, 64).mapToObj(i -> "image" + i).toArray(String[]::new));
        project.maxConcurrent = 64;
        project.maxCredits = "100";
        project.requestTimeout = PATIENCE;
        long bought = Project.states(project.build()).stream()
                .filter(state -> state.endsWith(" bought"))
                .count();
        return bought + " bought";
    }

    private static String draw(Path folder, int previews) throws IOException, InterruptedException {
        Bank bank = new Bank(folder);
        List<Picture> pictures = IntStream.range(0, previews)
                .mapToObj(i -> banked(bank, TestPictures.jpeg(2048, 2048)))
                .toList();
        try (SmallPictures small = new SmallPictures(bank)) {
            pictures.forEach(picture -> small.want(picture, bank.blob(picture)));
            boolean all = small.await(PATIENCE);
            long drawn = pictures.stream()
                    .filter(picture ->
                            small.find(picture, SmallPictures.Kind.PREVIEW).isPresent())
                    .count();
            return drawn + (all ? " drawn" : " drawn so far");
        }
    }

    private static Picture banked(Bank bank, byte[] jpeg) {
        Picture picture = new Picture(TestPictures.sha256(jpeg), jpeg.length, PictureType.JPEG, 2048, 2048);
        try {
            Files.createDirectories(bank.blob(picture).getParent());
            Files.write(bank.blob(picture), jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return picture;
    }
}
