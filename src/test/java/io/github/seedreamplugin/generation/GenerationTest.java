package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.Status;
import io.github.seedreamplugin.testing.ReceivedRequest;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run makes of each image when nothing goes wrong on the way, and what it leaves on the disk. */
@Timeout(60)
class GenerationTest extends OneProject {

    @Test
    void buysWhatIsMissingAndWritesExactlyWhatWasSold() {
        Run run = project.images("hero", "social/card").build();

        assertThat(Project.states(run)).containsExactly("hero bought", "social/card bought");
        assertThat(endpoint.paidCalls()).isEqualTo(2);
        assertThat(run.status()).isEqualTo(Status.OK);
        assertThat(run.bill().spent()).isEqualByComparingTo(endpoint.spent());
        assertThat(run.bill().opening())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("10"));
        assertThat(run.bill().closing())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("9.93"));
        assertThat(run.bill().unexplained()).isEmpty();
        assertThat(run.bill().elsewhere()).isZero();
        assertThat(List.of(project.picture("hero"), project.picture("social/card")))
                .extracting(GenerationTest::digest)
                .containsExactlyInAnyOrderElementsOf(endpoint.sales().stream()
                        .map(sale -> sale.answerSha256())
                        .toList());
        assertThat(project.home.resolve("incoming")).isEmptyDirectory();
        assertThat(project.reports().resolve("credit-report.json")).content().contains("\"status\" : \"ok\"");
    }

    @Test
    void doesNothingAndAsksForNoKeyWhenAllIsCurrent() throws IOException {
        project.images("hero", "card").build();
        FileTime old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(project.lockFile, old);
        Files.setLastModifiedTime(project.picture("hero"), old);
        int requests = endpoint.requests().size();
        project.keyAsked = 0;

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero current", "card current");
        assertThat(run.status()).isEqualTo(Status.NOTHING_TO_DO);
        assertThat(run.bill().avoided()).isEqualByComparingTo("0.07");
        assertThat(run.bill().spent()).isZero();
        assertThat(endpoint.requests()).hasSize(requests);
        assertThat(project.keyAsked).isZero();
        assertThat(Files.getLastModifiedTime(project.lockFile)).isEqualTo(old);
        assertThat(Files.getLastModifiedTime(project.picture("hero"))).isEqualTo(old);
    }

    @Test
    void restoresAfterACleanWithoutAKeyOrARequest() {
        project.images("hero", "gallery=a city*3").build();
        String hero = digest(project.picture("hero"));
        int requests = endpoint.requests().size();
        project.clean();

        project.accounts = new Accounts(Clock.systemUTC());
        Run run = Project.run(project.generation(() -> {
            throw new AssertionError("the key was asked for");
        }));

        assertThat(Project.states(run)).containsExactly("hero restored", "gallery restored");
        assertThat(digest(project.picture("hero"))).isEqualTo(hero);
        assertThat(project.output().resolve("gallery-3.jpg")).exists();
        assertThat(endpoint.requests()).hasSize(requests);
    }

    @Test
    void restoresADamagedAndAMissingPicture() throws IOException {
        project.images("hero", "card").build();
        String hero = digest(project.picture("hero"));
        Files.writeString(project.picture("hero"), "not what it was");
        Files.delete(project.picture("card"));

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero restored", "card restored");
        assertThat(digest(project.picture("hero"))).isEqualTo(hero);
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void keepsAForeignFileAsideBeforeItTakesItsName() throws IOException {
        byte[] own = TestPictures.jpeg();
        Files.createDirectories(project.output());
        Files.write(project.picture("hero"), own);

        Run run = project.images("hero").build();

        assertThat(Project.states(run)).containsExactly("hero bought");
        assertThat(digest(project.picture("hero")))
                .isEqualTo(endpoint.sales().get(0).answerSha256());
        assertThat(project.reports().resolve("replaced/hero.1.jpg")).hasBinaryContent(own);
        assertThat(project.told.warnings).singleElement().asString().contains("was not written by this plugin");
    }

    @Test
    void anEditedPromptIsANewPurchaseAndTheOldOneIsStillThereWhenItComesBack() {
        project.images("hero=a cat").build();
        String cat = digest(project.picture("hero"));
        Run edited = project.images("hero=a dog").build();
        Run back = project.images("hero=a cat").build();

        assertThat(Project.states(edited)).containsExactly("hero bought");
        assertThat(Project.states(back)).containsExactly("hero restored");
        assertThat(digest(project.picture("hero"))).isEqualTo(cat);
        assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
        assertThat(endpoint.paidCalls("a dog")).isEqualTo(1);
        assertThat(project.reports().resolve("replaced")).doesNotExist();
    }

    @Test
    void aRenamedImageIsRestoredUnderItsNewName() {
        project.images("hero=a cat").build();
        Run run = project.images("banner=a cat").build();

        assertThat(Project.states(run)).containsExactly("banner restored");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(project.picture("banner")).exists();
    }

    @Test
    void twoImagesOfTheSameRequestAreOnePurchase() {
        Run run = project.images("hero=a cat", "banner=a cat", "card=a cat").build();

        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(run.images()).extracting(image -> image.state().value()).containsOnlyOnce("bought");
        assertThat(digest(project.picture("hero"))).isEqualTo(digest(project.picture("banner")));
        assertThat(run.bill().spent()).isEqualByComparingTo("0.035");
        assertThat(run.bill().estimated()).isEqualByComparingTo("0.035");
    }

    @Test
    void anotherTakeIsAnotherPurchase() {
        String take = "version: 1\nimages:\n  hero:\n    prompt: a cat\n    take: ";
        project.manifest(take + "1\n").build();
        project.manifest(take + "2\n").build();

        assertThat(endpoint.paidCalls("a cat")).isEqualTo(2);
    }

    @Test
    void saysWhenFewerPicturesCameThanWereAskedFor() {
        endpoint.onPrompt("a city", ScriptedAnswer.pictures(2));

        Run run = project.images("gallery=a city*4").build();

        ImageResult image = run.images().get(0);
        assertThat(image.requested()).isEqualTo(4);
        assertThat(image.received()).isEqualTo(2);
        assertThat(image.credits()).isEqualByComparingTo("0.07");
        assertThat(run.bill().unexplained()).isEmpty();
        assertThat(project.told.warnings)
                .containsExactly("gallery: asked for 4 pictures, got 2; the model decides how many it makes");
    }

    @Test
    void asksForExactlyWhatTheManifestSaysWithAllSixAttributes() {
        project.manifest("version: 1\nimages:\n  hero: {prompt: a cat, size: 3K, watermark: false}\n")
                .build();

        ReceivedRequest request = endpoint.generationRequests().get(0);
        assertThat(request.body())
                .isEqualTo("{\"prompt\":\"a cat\",\"aspect_ratio\":\"16:9\",\"size\":\"3K\",\"max_images\":1,"
                        + "\"optimize_prompt\":\"standard\",\"watermark\":false}");
    }

    @Test
    void writesTheLockOnlyWhenItChanges() throws IOException {
        project.images("hero").build();
        byte[] lock = Files.readAllBytes(project.lockFile);
        Files.delete(project.lockFile);

        project.build();

        assertThat(project.lockFile).hasBinaryContent(lock);
    }

    private static String digest(Path file) {
        try {
            return TestPictures.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
