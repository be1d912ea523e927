package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with pictures that it need not buy. */
class RestoringTest {

    @TempDir
    private Path folder;

    @Test
    void aFreshCheckoutGetsEveryPictureAndItsSmallOnesFromTheBank() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            String[] names = IntStream.range(0, 20).mapToObj(i -> "image" + i).toArray(String[]::new);
            Project project = new Project(folder, endpoint).images(names);
            project.maxCredits = "10";
            project.build();
            List<Path> thumbnails = Project.filesBelow(project.reports().resolve("thumbnails"));
            project.clean();

            assertThat(Project.states(project.build())).hasSize(20).allMatch(state -> state.endsWith(" restored"));
            assertThat(Project.filesBelow(project.output())).hasSize(20);
            assertThat(Project.filesBelow(project.reports().resolve("thumbnails")))
                    .isEqualTo(thumbnails)
                    .hasSize(20);
            assertThat(project.home.resolve("incoming")).satisfies(incoming -> assertThat(Project.filesBelow(incoming))
                    .isEmpty());
        }
    }

    @Test
    void anEditThatKeepsSizeAndTimeIsSeenAndTheEditedFileIsKeptWhereCleanDoesNotReach() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(folder, endpoint).images("hero");
            project.build();
            project.build();
            byte[] original = Files.readAllBytes(project.picture("hero"));
            byte[] retouched = retouch(project.picture("hero"));

            assertThat(Project.states(project.build())).containsExactly("hero restored");
            assertThat(project.picture("hero")).hasBinaryContent(original);
            Path kept = only(project.home.resolve("aside"));
            assertThat(kept).hasBinaryContent(retouched);
            assertThat(project.told.warnings)
                    .anyMatch(warning -> warning.endsWith("was changed since; it was moved to " + kept));
            assertThat(only(project.reports().resolve("replaced"))).hasBinaryContent(retouched);
        }
    }

    @Test
    void aSimulatedRunNeverWritesOverAPictureThatWasBought() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(folder, endpoint).images("hero");
            project.build();
            byte[] bought = Files.readAllBytes(project.picture("hero"));
            project.simulated = true;
            project.home = project.base.resolve("simulated-home");
            project.lockFile = project.base.resolve("simulated.lock.yaml");

            assertThat(Project.states(project.build())).containsExactly("hero simulated");
            assertThat(project.picture("hero")).hasBinaryContent(bought);
            assertThat(project.told.warnings)
                    .anyMatch(warning -> warning.contains("is not a simulated picture, so it was not replaced"));
        }
    }

    private static byte[] retouch(Path file) throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
        return bytes;
    }

    private static Path only(Path directory) {
        List<Path> files = Project.filesBelow(directory);
        assertThat(files).hasSize(1);
        return files.get(0);
    }
}
