package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LockHolder;
import io.github.seedreamplugin.bank.LockHolders;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two builds that share a home, one of which has a call that does not end. */
@Timeout(60)
class WaitingForAnotherBuildTest {

    @TempDir
    Path directory;

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start();

    private final ExecutorService builds = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        builds.shutdownNow();
        endpoint.close();
    }

    @Test
    void oneHungCallHoldsUpNoOtherImageAndTheWaitSaysForWhom() throws Exception {
        endpoint.onPrompt("hero", ScriptedAnswer.asAsked().held());
        Project first = project("first").images("hero");
        Project second = project("second").images("hero", "cat", "dog");
        second.maxConcurrent = 1;
        CompletableFuture<Run> hung = CompletableFuture.supplyAsync(first::build, builds);
        endpoint.awaitInFlight(1);
        CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(second::build, builds);
        while (!second.told.lines.containsAll(List.of("cat: bought", "dog: bought"))) {
            Thread.onSpinWait();
        }
        assertThat(hung).isNotDone();
        endpoint.release();

        assertThat(Project.states(hung.get())).containsExactly("hero bought");
        assertThat(Project.states(waiting.get())).containsExactly("hero restored", "cat bought", "dog bought");

        assertThat(second.told.lines)
                .filteredOn(line -> line.startsWith("waiting: "))
                .singleElement()
                .asString()
                .matches("waiting: Waiting for another module of this build that buys hero in .*first, since"
                        + " \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ; one call of it takes 20 s at most\\. The other images"
                        + " go on\\. If it buys the picture, this build takes it over free of charge; if it is still at"
                        + " it in 2 h, this build gives the image up\\.");
        assertThat(Project.filesBelow(directory.resolve("home/locks/holders"))).isEmpty();
    }

    @Test
    void anotherProcessIsNamedByItsNumber() throws Exception {
        endpoint.onPrompt("hero", ScriptedAnswer.asAsked().held());
        Project second = project("second").images("hero");
        Process process = BuildProcess.start(project("first").images("hero"), endpoint);
        try {
            endpoint.awaitInFlight(1);
            CompletableFuture<Run> waiting = CompletableFuture.supplyAsync(second::build, builds);
            while (second.told.lines.stream().noneMatch(line -> line.startsWith("waiting: "))) {
                Thread.onSpinWait();
            }
            endpoint.release();

            assertThat(Project.states(waiting.get())).containsExactly("hero restored");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(second.told.lines)
                .anyMatch(line -> line.startsWith("waiting: Waiting for another build that buys hero, process "
                        + process.pid() + " in " + directory.resolve("first") + ", since "));
        assertThat(endpoint.paidCalls("hero")).isEqualTo(1);
    }

    @Test
    void aNoteOfABuildThatWasKilledIsRemovedByTheNext() throws Exception {
        Path home = directory.resolve("home");
        LockHolder dead = new LockHolder(1, "/gone", Instant.EPOCH, Duration.ofMinutes(5));
        new LockHolders(home).took("key-of-a-build-that-was-killed", dead);
        assertThat(new LockHolders(home).of("key-of-a-build-that-was-killed")).contains(dead);

        project("next").images("hero").build();

        assertThat(Project.filesBelow(home.resolve("locks/holders"))).isEmpty();
    }

    @Test
    void aDamagedNoteIsNone() throws Exception {
        Path home = directory.resolve("home");
        for (String note :
                List.of("", "{", "[]", "{\"pid\":\"x\"}", "{\"pid\":1,\"directory\":\"/a\",\"since\":\"now\"}")) {
            Files.createDirectories(home.resolve("locks/holders"));
            Files.writeString(home.resolve("locks/holders/key-1.json"), note);
            assertThat(new LockHolders(home).of("key-1")).isEmpty();
        }
    }

    private Project project(String name) {
        Project project = new Project(directory.resolve(name), endpoint);
        project.home = directory.resolve("home");
        project.told = new Told();
        Told told = project.told;
        project.listener = () -> told;
        return project;
    }
}
