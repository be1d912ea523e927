package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan says why the build would fail that follows it, and that build does fail for the same reason. */
class ForeseenTest {

    private static final URI FAR_AWAY = URI.create("https://api.segmind.com/v1/seedream-v5-lite-text-to-image");

    @TempDir
    Path directory;

    private static List<String> foreseen(Project project) throws Exception {
        RunEnvironment environment = new RunEnvironment(
                Optional.empty(),
                () -> new KeyLookup.None("No API key was found. Put it into settings.xml:\n<servers>"),
                project.told);
        PlanMaking planning = new PlanMaking(project.request(), environment, Clock.systemUTC());
        return ((PlanMaking.Outcome.Made) planning.make()).failures();
    }

    @Test
    void aFirstPurchaseThatNobodyHasAllowed() throws Exception {
        Project project = new Project(directory, FAR_AWAY, "a key").images("hero=A lighthouse", "card=A harbour");
        project.firstPurchase = false;
        String why = "there is neither a lock nor a bank in " + project.home + ", so this build would buy all 2 images;"
                + " commit the lock, share a bank (seedream.bankUrl), or set -Dseedream.firstPurchase=true if this is"
                + " the first purchase";

        assertThat(foreseen(project)).containsExactly("FIRST_PURCHASE: " + why);

        var run = project.build();
        assertThat(Project.states(run))
                .containsExactly("hero not-started FIRST_PURCHASE", "card not-started FIRST_PURCHASE");
        assertThat(Project.message(run, "hero")).isEqualTo(why);
        assertThat(project.keyAsked).isZero();
    }

    @Test
    void aFirstPurchaseThatIsAllowed() throws Exception {
        Project project = new Project(directory, FAR_AWAY, "a key").images("hero=A lighthouse");

        assertThat(foreseen(project)).isEmpty();
    }

    @Test
    void aCallForWhichMoreIsSetAsideThanTheBudgetHas() throws Exception {
        Project project = new Project(directory, FAR_AWAY, "a key").images("hero*15");

        assertThat(foreseen(project))
                .containsExactly(
                        "OVER_BUDGET hero: it may cost up to 1.05 credits, and seedream.maxCredits allows 1.00");
    }

    @Test
    void aMonthThatHasCostTooMuchAlready() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Project project = new Project(directory, endpoint).images("hero=A lighthouse");
            project.build();
            project.images("hero=A lighthouse", "card=A harbour");
            project.maxCreditsPerMonth = Optional.of("0.06");

            assertThat(foreseen(project))
                    .containsExactly("OVER_BUDGET: the plan may cost 0.035 credits, and 0.035 of the 0.06 that"
                            + " seedream.maxCreditsPerMonth allows are spent");

            assertThat(Project.states(project.build())).containsExactly("hero current", "card not-started OVER_BUDGET");
            assertThat(endpoint.paidCalls()).isOne();
        }
    }

    @Test
    void noKeyIsNotAReason() throws Exception {
        Project project = new Project(directory, FAR_AWAY, "a key").images("hero=A lighthouse");

        assertThat(foreseen(project)).isEmpty();
        assertThat(project.told.warnings)
                .containsExactly(
                        "The balance is not known, and generate would need a key: No API key was found. Put it into"
                                + " settings.xml");
    }
}
