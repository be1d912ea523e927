package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Buys thousands of pictures from a service of whose answers every twentieth is a fault of some kind, and lays the bills
 * beside its books. Under
 * {@code -Pslow} these are two thousand; {@code -Dseedream.soak=10000} buys as many as a large project in years.
 */
@Tag("slow")
@Timeout(1800)
class SoakTest {

    private static final int PICTURES = Integer.getInteger("seedream.soak", 2_000);
    private static final int ONE_IN = 20;
    /** A build makes sure of 16 MiB of free disk for each picture. */
    private static final int AT_ONCE = 2_000;

    private static final int BUILDS = 4;

    /** On the disk, for such a build makes sure of more room than there is memory. */
    @TempDir(factory = TempDirFactory.Standard.class)
    private Path directory;

    @Test
    void theBillsAreTheBooksOfTheService() {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "2000")) {
            endpoint.books().stating(StatedFact.COST, StatedFact.REQUEST_ID, StatedFact.BALANCE);
            UnsteadyAnswers faults = new UnsteadyAnswers(new Random(1));
            for (int i = 0; i < PICTURES; i += ONE_IN) {
                endpoint.onPrompt("p" + i, faults.next(false).answer(), ScriptedAnswer.asAsked());
            }
            List<Run> runs = new ArrayList<>();
            for (int first = 0; first < PICTURES; first += AT_ONCE) {
                Project project = project(endpoint, first);
                for (int build = 0; build < BUILDS; build++) {
                    runs.add(project.build());
                    endpoint.settleLateCharges();
                }
                assertThat(runs.get(runs.size() - 1).bill().charged().isFree()).isTrue();
            }

            Cost charged = runs.stream()
                    .map(run -> run.bill().charged())
                    .reduce(Cost::plus)
                    .orElseThrow();
            assertThat(charged.isKnown()).as(charged.text()).isTrue();
            assertThat(charged.most()).isEqualByComparingTo(endpoint.spent());
            assertThat(endpoint.spent()).isGreaterThan(new BigDecimal("0.035").multiply(BigDecimal.valueOf(PICTURES)));
            assertThat(endpoint.sales().stream().map(sale -> sale.prompt()))
                    .as("charges, one a prompt")
                    .doesNotHaveDuplicates();
        }
    }

    private Project project(ScriptedEndpoint endpoint, int first) {
        Project project = new Project(directory.resolve("from-" + first), endpoint);
        project.home = directory.resolve("home");
        project.requestHistory = Optional.of(endpoint.historyUri());
        project.settleAfter = UnsteadyAnswers.LATEST_CHARGE;
        project.requestTimeout = Duration.ofSeconds(60);
        project.maxConcurrent = 64;
        project.maxCredits = "2000";
        return project.images(IntStream.range(first, Math.min(first + AT_ONCE, PICTURES))
                .mapToObj(i -> "p" + i)
                .toArray(String[]::new));
    }
}
