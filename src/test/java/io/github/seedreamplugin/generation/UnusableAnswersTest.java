package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.TestPictures;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run makes of answers that were paid for and bring no picture, or not all of them. */
@Timeout(60)
class UnusableAnswersTest extends OneProject {

    @Test
    void aCutBodyThatWasChargedIsLostMoney() {
        endpoint.onPrompt("a", ScriptedAnswer.picture().cutBodyAfter(100), ScriptedAnswer.picture());

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_UNUSABLE");
        assertThat(Project.message(run, "a"))
                .contains("the service answered HTTP 200 without a picture")
                .contains("it was charged 0.035 credits (balance)");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void aBodyThatIsNoPictureIsKeptAsideAndPaid() {
        endpoint.onPrompt(
                "a", ScriptedAnswer.status(200).contentType("image/jpeg").body("<html>Sorry</html>"));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_UNUSABLE");
        ImageResult image = run.images().get(0);
        String kept = image.problem().orElseThrow().quarantined().orElseThrow();
        assertThat(project.reports().resolve(kept)).hasContent("<html>Sorry</html>");
        assertThat(project.reports().resolve(kept + ".headers.txt")).content().contains("x-remaining-credits");
        assertThat(run.bill().lost()).isEqualByComparingTo("0.035");
        assertThat(run.bill().unexplained()).isEmpty();
        assertThat(Project.states(project.build())).containsExactly("a failed PAID_UNUSABLE");
        assertThat(endpoint.generationRequests()).hasSize(1);
    }

    @Test
    void aCutPictureWithAWholeLengthIsKeptAside() {
        byte[] half = Arrays.copyOf(TestPictures.jpeg(), 200);
        endpoint.onPrompt("a", ScriptedAnswer.picture().body(half));

        assertThat(Project.states(project.images("a").build())).containsExactly("a failed PAID_UNUSABLE");
        assertThat(project.picture("a")).doesNotExist();
    }

    @Test
    void whatCouldNotBeReadOfAnAnswerIsKeptBesideThePicturesThatCould() {
        String good = Base64.getEncoder().encodeToString(TestPictures.jpeg());
        endpoint.onPrompt(
                "a",
                ScriptedAnswer.json("{\"data\":[{\"b64_json\":\"" + good + "\"},{\"b64_json\":\"AAAA\"}]}")
                        .charged("0.07"));

        Run run = project.images("a*2").build();

        assertThat(Project.states(run)).containsExactly("a bought");
        assertThat(project.told.warnings).anyMatch(line -> line.startsWith("a: a part of the answer is not a picture"));
        assertThat(Project.filesBelow(project.home.resolve("incoming")))
                .anySatisfy(file -> assertThat(file).content().contains("AAAA"));
    }

    @Test
    void addressesThatCouldNotBeFetchedAreFetchedFreeInTheNextRun() {
        endpoint.onPath("/pictures/1.jpg", ScriptedAnswer.error(404, "not yet"));
        endpoint.onPrompt("a", ScriptedAnswer.urls(endpoint.uri("/pictures/1.jpg")));

        Run run = project.images("a").build();
        assertThat(Project.states(run)).containsExactly("a failed PICTURES_MISSING");
        assertThat(Project.message(run, "a"))
                .contains("HTTP 404 from")
                .contains("; it is paid for, and the next build fetches it again (give up with -Dseedream.forget=a)");
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.035");

        Run still = project.build();
        assertThat(Project.states(still)).containsExactly("a failed PICTURES_MISSING");

        byte[] picture = TestPictures.jpeg();
        endpoint.onPath("/pictures/1.jpg", ScriptedAnswer.picture().body(picture));
        Run next = project.build();

        assertThat(Project.states(next)).containsExactly("a restored");
        assertThat(project.picture("a")).hasBinaryContent(picture);
        assertThat(next.bill().spent()).isZero();
        assertThat(next.bill().estimated()).isZero();
        assertThat(endpoint.generationRequests()).hasSize(1);
        assertThat(endpoint.requests())
                .filteredOn(request -> request.path().startsWith("/pictures"))
                .allSatisfy(request -> assertThat(request.header("x-api-key")).isEmpty());
    }

    @Test
    void aListOfPicturesThatBrokeOffIsNotTheModelsDoing() {
        Object one = endpoint.file(ScriptedAnswer.picture());
        Object two = endpoint.file(ScriptedAnswer.picture());
        Object three = endpoint.file(ScriptedAnswer.picture());
        int cut = ("{\"data\":[{\"url\":\"" + one + "\"},{\"url\":\"" + two + "\"},{\"url\":\"http").length();
        endpoint.onPrompt("a", ScriptedAnswer.urls(one, two, three).cutBodyAfter(cut));

        Run run = project.images("a*3").build();

        assertThat(Project.states(run)).containsExactly("a failed PICTURES_MISSING");
        assertThat(Project.message(run, "a"))
                .isEqualTo("the answer broke off after 2 of up to 3 pictures; it is paid for, and -Dseedream.forget=a"
                        + " takes the pictures that came");
        assertThat(Project.states(project.build())).containsExactly("a failed PICTURES_MISSING");
        project.forget = List.of("a");
        assertThat(Project.states(project.build())).containsExactly("a restored");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }
}
