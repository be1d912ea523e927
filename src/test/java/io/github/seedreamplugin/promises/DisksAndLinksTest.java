package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real builds on disks that are full, cannot be written, or have something else where a file or folder should be. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class DisksAndLinksTest {

    private static final int LARGE = 3 << 20;

    @TempDir
    Path directory;

    private ScriptedEndpoint endpoint;
    private MavenProject project;

    @BeforeEach
    void start() {
        endpoint = ScriptedEndpoint.start().otherwise(ScriptedAnswer.picture().body(largePicture()));
        project = new MavenProject(directory)
                .withImages(1)
                .calling(endpoint)
                .with("seedream.settleAfter", "PT0S")
                // what lies in its place is then what the service sent, byte for byte
                .with("seedream.provenance", "false");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/generated-resources/seedream", "target/seedream", "home"})
    void buysNothingWhenAFileIsWhereADirectoryShouldBe(String name) throws IOException {
        Path place = project.directory().resolve(name);
        Files.createDirectories(place.getParent());
        Files.writeString(place, "mine");

        MavenRun run = project.run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(errors(run)).as(run.log()).contains(place.toString()).doesNotContain("Exception");
        assertThat(endpoint.generationRequests()).isEmpty();
        assertThat(place).hasContent("mine");

        Files.delete(place);
        assertThat(project.run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void buysNothingOnADiskThatIsReadOnly() throws IOException {
        for (Path place : new Path[] {project.output(), project.reports(), project.home()}) {
            MavenRun run = project.startedBy(mounting("-o ro", place)).run();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(errors(run)).as(run.log()).containsIgnoringCase("read-only file system");
            assertThat(endpoint.generationRequests()).isEmpty();
        }
    }

    @Test
    void aPictureThatIsPaidIsInTheBankWhenTheOutputIsFull() throws IOException {
        MavenRun full =
                project.startedBy(mounting("-o size=1m", project.output())).run();
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(project.reportOf("image-1").at("/problem/code").asString()).isEqualTo("DISK");
        assertThat(errors(full))
                .contains("o space left on device")
                .contains("is in the bank, and the next run restores it for free");

        assertThat(project.startedBy().run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(project.reportOf("image-1").get("state").asString()).isEqualTo("restored");
        assertThat(project.output().resolve("image-1.jpg")).hasSize(LARGE);
    }

    @Test
    void buysNothingWhenTheBankHasNoRoomForIt() throws IOException {
        MavenRun run = project.startedBy(mounting("-o size=4m", project.home())).run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(errors(run)).contains("the disk of " + project.home() + " has", "free some space");
        assertThat(endpoint.generationRequests()).isEmpty();
    }

    @Test
    void aPictureThatCannotBeKeptIsToldAndNotBoughtAgain() {
        MavenRun run =
                project.startedBy("prlimit", "--fsize=" + (2 << 20), "--").run();
        assertThat(project.reportOf("image-1").at("/problem/code").asString())
                .as(() -> run.log())
                .isEqualTo("PAID_UNUSABLE");
        assertThat(project.reportOf("image-1").at("/problem/message").asString())
                .contains("could not be kept", "File too large");
        assertThat(project.reportOf("image-1").get("credits").decimalValue()).isEqualByComparingTo("0.035");

        assertThat(project.startedBy().run().exitCode()).isEqualTo(1);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(project.with("seedream.rebuy", "image-1").run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void aFileWhereAFolderShouldBeLosesNoPicture() throws IOException {
        project.withManifest("version: 1\nimages:\n  social/card:\n    prompt: a card\n");
        Files.createDirectories(project.output());
        Path inTheWay = Files.writeString(project.output().resolve("social"), "mine");

        MavenRun run = project.run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(errors(run)).contains(inTheWay + " is a file, but a directory is needed here");
        assertThat(inTheWay).hasContent("mine");

        Files.delete(inTheWay);
        assertThat(project.run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isLessThanOrEqualTo(1);
        assertThat(project.output().resolve("social/card.jpg")).hasSize(LARGE);
    }

    @Test
    void noLinkLeadsAPictureOut() throws IOException {
        project.withManifest("version: 1\nimages:\n  social/card:\n    prompt: a card\n");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createDirectories(project.output());
        Path link = Files.createSymbolicLink(project.output().resolve("social"), elsewhere);

        MavenRun run = project.run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(errors(run)).contains("a symbolic link to " + elsewhere.toRealPath(), "remove the link");
        assertThat(elsewhere).isEmptyDirectory();

        Files.delete(link);
        assertThat(project.run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isLessThanOrEqualTo(1);
        assertThat(project.output().resolve("social/card.jpg")).hasSize(LARGE);
    }

    @Test
    void noLinkLeadsWhatIsKeptAsideOut() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createDirectories(project.reports());
        Path quarantine = Files.createSymbolicLink(project.reports().resolve("quarantine"), elsewhere);
        Path replaced = Files.createSymbolicLink(project.reports().resolve("replaced"), elsewhere);
        Files.createDirectories(project.output());
        Path foreign = Files.writeString(project.output().resolve("image-1.jpg"), "mine");
        project.withImages(2);
        endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
        endpoint.onPrompt("picture 2", ScriptedAnswer.status(200).body("<html>no picture</html>"));

        MavenRun run = project.run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(errors(run)).contains("replaced, a symbolic link");
        assertThat(run.log()).contains("quarantine, a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(foreign).hasContent("mine");
        assertThat(project.report().at("/credits/charged").decimalValue()).isEqualByComparingTo("0.07");

        Files.delete(quarantine);
        Files.delete(replaced);
        project.run();
        assertThat(endpoint.paidCalls("picture 1")).isEqualTo(1);
        assertThat(endpoint.paidCalls("picture 2")).isEqualTo(1);
        assertThat(project.output().resolve("image-1.jpg")).hasSize(LARGE);
        assertThat(project.reports().resolve("replaced/image-1.1.jpg")).hasContent("mine");
    }

    @Test
    void noLinkHasThumbnailsWrittenOrOthersPicturesDeleted() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path mine = Files.writeString(elsewhere.resolve("mine.jpg"), "mine");
        Files.createDirectories(project.reports());
        Path link = Files.createSymbolicLink(project.reports().resolve("thumbnails"), elsewhere);

        MavenRun run = project.run();
        assertThat(errors(run)).contains("thumbnails, a symbolic link to " + elsewhere.toRealPath());
        assertThat(project.report().at("/credits/spent").decimalValue()).isEqualByComparingTo("0.035");
        Files.delete(link);
        Path foreign = Files.createDirectory(link).resolve("mine.jpg");
        Files.copy(mine, foreign);

        assertThat(project.run().exitCode()).isZero();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(MavenProject.filesBelow(elsewhere)).containsExactly(mine);
        assertThat(foreign).hasContent("mine");
        assertThat(MavenProject.filesBelow(link)).hasSize(2);
    }

    @Test
    void aLinkAtAFinalNameIsReplacedAndWhatItLedToStays() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.jpg"), "mine");
        Files.createDirectories(project.output());
        Files.createSymbolicLink(project.output().resolve("image-1.jpg"), elsewhere);

        assertThat(project.run().exitCode()).isZero();
        assertThat(elsewhere).hasContent("mine");
        assertThat(project.output().resolve("image-1.jpg")).hasSize(LARGE);
        assertThat(Files.isSymbolicLink(project.output().resolve("image-1.jpg")))
                .isFalse();
        assertThat(project.reports().resolve("replaced/image-1.1.jpg")).hasContent("mine");
    }

    /** In a mount namespace of its own, so that nobody else sees the disk and it is gone with the process. */
    private static String[] mounting(String options, Path place) throws IOException {
        assumeTrue(canMount(), "this machine lets nobody but root mount a file system of his own");
        Files.createDirectories(place);
        return new String[] {
            "unshare", "-rm", "sh", "-c", "mount -t tmpfs " + options + " none '" + place + "' && exec \"$@\"", "sh"
        };
    }

    private static boolean canMount() throws IOException {
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a user sees: the lines of the build's end that say why. */
    private static String errors(MavenRun run) {
        return run.log()
                .lines()
                .filter(line -> line.startsWith("[ERROR]") && !line.startsWith("[ERROR] [Help"))
                .reduce("", (left, right) -> left + "\n" + right);
    }

    private static byte[] largePicture() {
        return Arrays.copyOf(TestPictures.jpeg(), LARGE);
    }
}
