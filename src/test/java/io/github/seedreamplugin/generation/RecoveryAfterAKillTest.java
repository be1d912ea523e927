package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.StatedFact;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was paid for is found again by the build after one that was killed. */
@Timeout(60)
class RecoveryAfterAKillTest extends OneProject {

    @Test
    void aBodyThatArrivedBeforeTheBuildWasKilledIsFoundAgain() {
        killedAfterTheBodyArrived("a");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a restored");
        assertThat(project.picture("a")).exists();
        assertThat(run.bill().spent()).isZero();
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
        assertThat(project.home.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void twoBuildsThatFindTheSameBodyAtOnceBothHaveThePicture() {
        for (int round = 0; round < 20; round++) {
            String image = "a" + round;
            killedAfterTheBodyArrived(image);
            Project other = new Project(directory.resolve("other"), endpoint).images(image);
            other.home = project.home;
            project.accounts = new Accounts(Clock.systemUTC());
            other.accounts = new Accounts(Clock.systemUTC());
            Generation first = project.generation();
            Generation second = other.generation();

            CompletableFuture<Run> there = CompletableFuture.supplyAsync(() -> Project.run(second));
            Run here = Project.run(first);

            assertThat(Project.states(here)).containsExactly(image + " restored");
            assertThat(Project.states(there.join())).containsExactly(image + " restored");
            assertThat(endpoint.paidCalls(image)).isEqualTo(1);
            assertThat(project.home.resolve("incoming")).isEmptyDirectory();
        }
    }

    @Test
    void moneyOfAFoundPictureIsNotMissedTwiceWhenAnotherCallIsSettled() {
        endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
        killedAfterTheBodyArrived("a");
        endpoint.onPrompt("b", ScriptedAnswer.error(500, "oops").charged(), ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a restored", "b failed PAID_LOST");
        assertThat(endpoint.paidCalls("b")).isEqualTo(1);
    }

    @Test
    void aCallThatWasKilledBeforeItsAnswerIsSettledByTheNextBuild() {
        killedAtTheCall("a", ScriptedAnswer.picture());

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST");
        assertThat(Project.message(run, "a")).contains("it was charged 0.035 credits (balance)");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void aCallThatWasKilledAndNotChargedIsMadeAgain() {
        killedAtTheCall("a", ScriptedAnswer.error(500, "oops"));

        assertThat(Project.states(project.build())).containsExactly("a bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    private void killedAfterTheBodyArrived(String image) {
        // Between the body and the bank, the record asks for the time.
        killed(
                image,
                ScriptedAnswer.picture(),
                () -> !Project.filesBelow(project.home.resolve("incoming")).isEmpty()
                        && endpoint.paidCalls() > 0
                        && calledFrom("AnswerBanking"));
        assertThat(Project.filesBelow(project.home.resolve("incoming"))).isNotEmpty();
    }

    private void killedAtTheCall(String image, ScriptedAnswer answer) {
        killed(image, answer, () -> !endpoint.generationRequests().isEmpty());
        Project.delete(project.home.resolve("incoming"));
    }

    private static boolean calledFrom(String type) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("." + type)));
    }

    private void killed(String image, ScriptedAnswer answer, BooleanSupplier when) {
        endpoint.onPrompt(image, answer);
        project.images(image);
        DyingClock clock = new DyingClock(when);
        project.accounts = new Accounts(clock);
        assertThatThrownBy(() -> clock.diesIn(project.generation())).isInstanceOf(DyingClock.Killed.class);
        endpoint.onPrompt(image, ScriptedAnswer.picture());
    }
}
