package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.StatedFact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls of unknown outcome, where the user lets the request history be asked, and where the user gives one up. */
@Timeout(60)
class RequestHistoryTest extends OneProject {

    @BeforeEach
    void allowTheHistory() {
        project.requestHistory = Optional.of(endpoint.historyUri());
    }

    @Test
    void aChargedCallWhoseAnswerWasLostIsFetchedByTheHistory() {
        endpoint.onPrompt(
                "a", ScriptedAnswer.asAsked().charged().cutBodyAfter(0).byReset(), ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
        assertThat(Project.states(run)).containsExactly("a restored", "b bought");
        assertThat(project.picture("a")).exists();
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.07");
    }

    @Test
    void theKeyGoesToTheHistoryOnlyIfTheUserAllowsIt() {
        project.requestHistory = Optional.empty();
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged());

        project.images("a").build();

        assertThat(endpoint.pathsGivenTheKey()).noneMatch(path -> path.contains("request-history"));
    }

    @Test
    void ofSeveralRefusalsTheHistoryTellsWhichOneWasCharged() {
        endpoint.books().stating(StatedFact.values());
        endpoint.onPrompt("a", ScriptedAnswer.moderated().stating(StatedFact.REQUEST_ID), ScriptedAnswer.picture());
        endpoint.onPrompt(
                "b",
                ScriptedAnswer.error(400, "refused").charged().stating(StatedFact.REQUEST_ID),
                ScriptedAnswer.picture());
        project.images("a", "b", "c").build();

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a bought", "b failed PAID_LOST", "c current");
        assertThat(endpoint.paidCalls("b")).isEqualTo(1);
    }

    @Test
    void noRowProvesNothing() {
        endpoint.history().hiding("a");
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE", "b bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }

    @Test
    void anUnknownCallCanBeBookedAsLostAndIsThenBoughtOnlyOnRequest() {
        project.requestHistory = Optional.empty();
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());
        project.images("a", "b").build();
        project.forget = List.of("a");

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST", "b current");
        assertThat(project.told.warnings).anyMatch(line -> line.contains("is booked as lost"));
        project.forget = List.of();
        assertThat(Project.states(project.build())).containsExactly("a failed PAID_LOST", "b current");
        project.rebuy = List.of("a");
        assertThat(Project.states(project.build())).containsExactly("a bought", "b current");
        assertThat(endpoint.paidCalls("a")).isEqualTo(2);
    }

    @Test
    void aCallOfTheSameRunIsNeverForgotten() {
        project.requestHistory = Optional.empty();
        project.maxConcurrent = 1;
        project.forget = List.of("*");
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());
        project.manifest("version: 1\nimages:\n  one: {prompt: a}\n  two: {prompt: a}\n  three: {prompt: b}\n");

        Run run = project.build();

        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
        assertThat(project.told.warnings).noneMatch(line -> line.contains("is booked as lost"));
        assertThat(run.bill().charged().most()).isGreaterThanOrEqualTo(endpoint.spent());
    }

    @Test
    void aCallOfAKeyThatWasReplacedIsNamedAndCanBeForgotten() {
        project.requestHistory = Optional.empty();
        endpoint.onPath("/v1/get-user-credits", ScriptedAnswer.error(404, "no such thing"));
        endpoint.onPrompt("a", ScriptedAnswer.closed().charged(), ScriptedAnswer.picture());
        project.images("a").build();
        Project other = new Project(directory.resolve("project"), endpoint.uri(), "SG_fedcba9876543210").images("a");
        endpoint.accepting("SG_fedcba9876543210");

        Run run = other.build();

        assertThat(Project.states(run)).containsExactly("a failed INDETERMINATE");
        assertThat(Project.message(run, "a"))
                .contains("made with another API key")
                .contains("book it as lost with -Dseedream.forget=a");
        other.forget = List.of("a");
        other.rebuy = List.of("a");
        assertThat(Project.states(other.build())).containsExactly("a bought");
        assertThat(endpoint.paidCalls("a")).isEqualTo(2);
    }

    @Test
    void aRowOfAnotherTakeIsNotTheCallsOwn() {
        endpoint.onPrompt("a", ScriptedAnswer.asAsked(), ScriptedAnswer.closed().charged());
        project.manifest("version: 1\nimages:\n  a: {prompt: a}\n").build();
        endpoint.history().holdBack();

        Run run = project.manifest("version: 1\nimages:\n  a: {prompt: a, take: 2}\n")
                .build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_LOST");
        endpoint.history().publish();
    }

    @Test
    void aRefusalOfAnotherTakeDoesNotMakeACallFree() {
        endpoint.onPrompt(
                "a",
                ScriptedAnswer.error(400, "refused").stating(StatedFact.REQUEST_ID),
                ScriptedAnswer.closed().charged(),
                ScriptedAnswer.asAsked());
        project.manifest("version: 1\nimages:\n  a: {prompt: a}\n").build();
        endpoint.history().holdBack();

        project.manifest("version: 1\nimages:\n  a: {prompt: a, take: 2}\n").build();

        assertThat(endpoint.paidCalls("a")).isEqualTo(1);
    }
}
