package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of pictures whose image the manifest no longer has. */
class PruningTest {

    private static final String WARNING =
            "The manifest no longer has card, which the lock still lists; the goal prune removes what is left of it";

    @TempDir
    private Path folder;

    private ScriptedEndpoint endpoint;
    private Project project;

    @BeforeEach
    void buyTwoAndKeepOne() {
        endpoint = ScriptedEndpoint.start();
        project = new Project(folder, endpoint).images("hero", "card");
        project.build();
        project.images("hero");
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    @Test
    void aBuildNamesThemAndDescribesOnlyTheRest() throws Exception {
        GenerationResult.Done done =
                (GenerationResult.Done) project.generation().run();

        assertThat(project.told.warnings).containsExactly(WARNING);
        assertThat(done.described()).contains("hero.jpg").doesNotContain("card.jpg");
    }

    @Test
    void aBuildOfOneImageStillDescribesTheOthers() throws Exception {
        project.images("hero", "card").only = List.of("card");

        GenerationResult.Done first =
                (GenerationResult.Done) project.generation().run();
        GenerationResult.Done second =
                (GenerationResult.Done) project.generation().run();

        assertThat(Set.of(first, second))
                .allSatisfy(done -> assertThat(done.described()).contains("hero.jpg", "card.jpg"));
    }

    @Test
    void aPlanNamesThemToo() throws Exception {
        Told told = new Told();
        RunEnvironment environment = new RunEnvironment(Optional.empty(), () -> new KeyLookup.None("no key"), told);

        PlanMaking.Outcome unused = new PlanMaking(project.request(), environment, Clock.systemUTC()).make();

        assertThat(told.warnings).containsExactly(WARNING);
    }

    @Test
    void onlyWhatThePluginMadeIsRemoved() throws Exception {
        Path mine = Files.copy(project.picture("card"), project.output().resolve("mine.jpg"));

        Pruning.Outcome outcome = new Pruning(project.request().places()).prune();

        assertThat(outcome)
                .isEqualTo(
                        new Pruning.Outcome.Done(List.of("card.jpg"), List.of("card"), List.of("mine.jpg"), List.of()));
        assertThat(project.picture("card")).doesNotExist();
        assertThat(mine).exists();
        assertThat(project.lockFile).content().contains("hero:").doesNotContain("card");
        assertThat(Project.states(project.build())).containsExactly("hero current");
        assertThat(project.told.warnings).isEmpty();
    }

    @Test
    void theLastCopyOfAPictureIsKept() throws Exception {
        Project.delete(project.home);

        Pruning.Outcome outcome = new Pruning(project.request().places()).prune();

        assertThat(outcome).isEqualTo(new Pruning.Outcome.Done(List.of(), List.of(), List.of(), List.of("card.jpg")));
        assertThat(project.picture("card")).exists();
        assertThat(project.lockFile).content().contains("card");
    }
}
