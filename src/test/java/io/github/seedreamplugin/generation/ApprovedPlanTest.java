package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is given a plan buys what somebody has agreed to, and nothing else. */
class ApprovedPlanTest {

    @TempDir
    Path directory;

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    private Project approved(String... images) throws Exception {
        Project project = new Project(directory, endpoint).images(images);
        RunEnvironment environment =
                new RunEnvironment(Optional.empty(), () -> new KeyLookup.None("No API key was found"), project.told);
        var unused = new PlanMaking(project.request(), environment, Clock.systemUTC()).make();
        Path plan = Files.copy(project.reports().resolve("plan.json"), directory.resolve("approved.json"));
        project.plan = Optional.of(plan);
        return project;
    }

    @Test
    void buysWhatThePlanSays() throws Exception {
        assertThat(Project.states(approved("hero", "card").build())).containsExactly("hero bought", "card bought");
    }

    @Test
    void buysNothingAtAllIfOneImageIsAnother() throws Exception {
        Project project = approved("hero", "card=A harbour").images("hero", "card=A mountain");

        assertThat(Project.states(project.build()))
                .containsExactly("hero not-started PLAN_CHANGED", "card not-started PLAN_CHANGED");
        assertThat(endpoint.paidCalls()).isZero();
    }

    @Test
    void buysTheRestOfAPlanOfWhichSomeWasBoughtBefore() throws Exception {
        Project project = approved("hero", "card");
        endpoint.onPrompt("card", ScriptedAnswer.moderated());
        assertThat(Project.states(project.build())).containsExactly("hero bought", "card failed MODERATED");

        assertThat(Project.states(project.images("hero", "card").build()))
                .containsExactly("hero current", "card failed MODERATED");
        assertThat(endpoint.paidCalls()).isOne();
    }

    @Test
    void takesNoPlanThatSomebodyHasWrittenInto() throws Exception {
        Project project = approved("hero", "card");
        Path plan = project.plan.orElseThrow();
        Files.writeString(plan, Files.readString(plan).replace("\"name\" : \"card\"", "\"name\" : \"other\""));

        assertThat(Project.message(project.build(), "hero"))
                .isEqualTo(plan + " is not a plan.json that the goal plan wrote; run it again, or check seedream.plan");
        assertThat(endpoint.paidCalls()).isZero();
    }
}
