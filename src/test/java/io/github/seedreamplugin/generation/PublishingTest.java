package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.output.Stamp;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StandIn;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a web team gets of a bought picture: metadata, variants, and those that it picks. None of it costs anything. */
class PublishingTest {

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;
    private Project project;

    @BeforeEach
    void setUp() {
        endpoint = ScriptedEndpoint.start();
        project = new Project(folder, endpoint).images("hero");
        project.provenance = true;
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    @Test
    void aStampedPictureIsCurrentAndRestoredToTheSameBytes() throws IOException {
        ResultFile bought = only(project.build());
        byte[] bytes = Files.readAllBytes(project.picture("hero"));

        assertThat(Stamp.isStamped(project.picture("hero"))).isTrue();
        assertThat(bought.picture().sha256()).isEqualTo(TestPictures.sha256(bytes));
        assertThat(Project.states(project.build())).containsExactly("hero current");
        project.clean();
        assertThat(Project.states(project.build())).containsExactly("hero restored");
        assertThat(project.picture("hero")).hasBinaryContent(bytes);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void theReportListsTheDigestsBeforeAndAfter() throws IOException {
        ResultFile hero = only(project.build());

        assertThat(project.reports().resolve("provenance.json"))
                .content()
                .contains(
                        "\"path\" : \"hero.jpg\"",
                        "\"after\" : \"" + hero.picture().sha256() + "\"")
                .contains("\"before\" : \"" + endpoint.sales().get(0).answerSha256() + "\"");
    }

    @Test
    void metadataFollowsTheParametersWithoutABank() throws IOException {
        project.build();
        byte[] stamped = Files.readAllBytes(project.picture("hero"));
        Project.delete(project.home.resolve("blobs"));
        Project.delete(project.home.resolve("records"));
        project.provenance = false;
        assertThat(Project.states(project.build())).containsExactly("hero current");
        assertThat(Stamp.isStamped(project.picture("hero"))).isFalse();

        project.provenance = true;
        assertThat(Project.states(project.build())).containsExactly("hero current");
        assertThat(project.picture("hero")).hasBinaryContent(stamped);
    }

    @Test
    void aFrozenRunLeavesCommittedPicturesAsTheyAre() throws IOException {
        project.provenance = false;
        project.build();
        byte[] committed = Files.readAllBytes(project.picture("hero"));
        project.provenance = true;
        project.frozen = true;

        assertThat(Project.states(project.build())).containsExactly("hero current");
        assertThat(project.picture("hero")).hasBinaryContent(committed);
    }

    @Test
    void variantsAreScaledAndCroppedAndNeverLarger() throws IOException {
        endpoint.next(ScriptedAnswer.picture(640, 360));
        withVariants(
                "[{ width: 320 }, { width: 100, height: 100, focus: left }, { width: 320, format: png }, { width: 4000 }]");
        ResultFile hero = only(project.build());

        assertThat(hero.variants().stream().map(PublishingTest::shown))
                .containsExactly(
                        "hero@320.jpg 320x180",
                        "hero@100x100.jpg 100x100",
                        "hero@320.png 320x180",
                        "hero@4000.jpg 640x360");
        for (ResultFile variant : hero.variants()) {
            Path file = project.output().resolve(variant.path());
            assertThat(ImageIO.read(file.toFile()).getWidth())
                    .isEqualTo(variant.picture().width());
            assertThat(TestPictures.sha256(Files.readAllBytes(file)))
                    .isEqualTo(variant.picture().sha256());
            assertThat(Stamp.isStamped(file)).isTrue();
        }
    }

    @Test
    void aChangeOfVariantsBuysNothingAndMakesOnlyWhatIsNew() throws IOException {
        withVariants("[{ width: 32 }]");
        project.build();
        withVariants("[{ width: 32 }, { width: 16 }]");
        Path old = project.output().resolve("hero@32.jpg");
        Files.setLastModifiedTime(old, FileTime.fromMillis(1_000_000));

        assertThat(Project.states(project.build())).containsExactly("hero current");
        assertThat(project.output().resolve("hero@16.jpg")).exists();
        assertThat(Files.getLastModifiedTime(old).toMillis()).isEqualTo(1_000_000);
        Files.delete(old);
        project.build();
        assertThat(old).exists();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aVariantInAFormatThatCannotBeWrittenFailsAfterThePictureIsSafe() {
        withVariants("[{ width: 32, format: webp }]");
        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero failed DISK");
        assertThat(Project.message(run, "hero"))
                .contains("the variant hero@32.webp cannot be made: Java writes jpg and png, not webp, and no program"
                        + " for it is named; set the variant's format to jpg or png");
        assertThat(project.picture("hero")).exists();
    }

    @Test
    void aNamedProgramMakesAVariantOncePerRecipe() throws IOException {
        Path calls = folder.resolve("calls.txt");
        Path program = StandIn.writing(folder.resolve("cwebp"), TestPictures.webp(32, 18), calls);
        withVariants("[{ width: 32, format: webp }]");
        project.encoders = StandIn.cwebp(program.toString());
        ResultFile variant = only(project.build()).variants().get(0);
        project.build();

        assertThat(shown(variant)).isEqualTo("hero@32.webp 32x18");
        assertThat(variant.picture().type().mediaType()).isEqualTo("image/webp");
        assertThat(Files.readAllLines(calls)).hasSize(1);
        project.encoders = StandIn.cwebp(program.toString(), "-m", "6");
        project.build();
        assertThat(Files.readAllLines(calls)).hasSize(2);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aProgramThatFailsFailsTheBuildAfterThePictureIsSafe() throws IOException {
        Path program = StandIn.script(folder.resolve("cwebp"), "echo Saving nothing; echo no space >&2; exit 7");
        withVariants("[{ width: 32, format: webp }]");
        project.encoders = StandIn.cwebp(program.toString());
        Run run = project.build();

        assertThat(Project.message(run, "hero"))
                .contains(program + " ended with exit code 7: no space; run it by hand to see why (seedream.cwebp), or"
                        + " set the variant's format to jpg or png");
        assertThat(project.picture("hero")).exists();
    }

    @Test
    void aProgramThatIsNotThereIsToldBeforeAnythingIsBought() throws IOException {
        withVariants("[{ width: 32, format: webp }]");
        project.encoders = StandIn.cwebp("no-such-program");
        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero not-started DISK");
        assertThat(Project.message(run, "hero"))
                .isEqualTo(
                        "no-such-program cannot be started; install it, or correct the parameter (seedream.cwebp), or"
                                + " set the variant's format to jpg or png; nothing was bought");
        assertThat(endpoint.paidCalls()).isZero();
    }

    @Test
    void aPickPublishesOnePictureUnderThePlainNameAndItsChangeBuysNothing() throws IOException {
        withPick("");
        project.build();
        byte[] third = Files.readAllBytes(project.picture("hero-3"));
        byte[] first = Files.readAllBytes(project.picture("hero-1"));
        withPick("pick: 3");
        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero restored");
        assertThat(only(run).path()).isEqualTo("hero.jpg");
        assertThat(project.picture("hero")).hasBinaryContent(third);
        assertThat(Project.states(project.build())).containsExactly("hero current");
        withPick("pick: [3, 1]");
        project.build();
        assertThat(project.picture("hero-1")).hasBinaryContent(third);
        assertThat(project.picture("hero-2")).hasBinaryContent(first);
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    private void withPick(String pick) {
        project.manifest(
                "version: 1\nimages:\n  hero:\n    prompt: three heroes\n    max_images: 3\n    " + pick + "\n");
    }

    private void withVariants(String variants) {
        project.manifest("version: 1\nimages:\n  hero:\n    prompt: hero\n    variants: " + variants + "\n");
    }

    private static ResultFile only(Run run) {
        List<ResultFile> files = run.images().get(0).files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private static String shown(ResultFile file) {
        return file.path() + " " + file.picture().width() + "x" + file.picture().height();
    }
}
