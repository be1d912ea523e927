package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules that buy at the same time, with one budget and one account. */
@Timeout(60)
class ModulesAtOnceTest {

    private static final String[] TEN = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};

    @TempDir
    Path directory;

    @Test
    void modulesOfABuildShareOneBudgetAndExplainEachOther() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Accounts accounts = new Accounts(Clock.systemUTC());
            List<Callable<Run>> builds = new ArrayList<>();
            for (int module = 0; module < 4; module++) {
                int number = module;
                Project project = new Project(directory.resolve("module" + module), endpoint);
                project.home = directory.resolve("home");
                project.images(IntStream.range(0, 8)
                        .mapToObj(i -> "m" + number + "-" + i)
                        .toArray(String[]::new));
                project.maxCredits = "0.70";
                project.accounts = accounts;
                Generation generation = project.generation();
                builds.add(() -> Project.run(generation));
            }
            List<Run> runs = atOnce(builds);

            assertThat(endpoint.paidCalls()).isEqualTo(20);
            assertThat(runs.stream().mapToLong(run -> run.count(State.BOUGHT)).sum())
                    .isEqualTo(20);
            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.bill().unexplained()).isEmpty());
        }
    }

    @Test
    void everyPictureIsBoughtOnceByFourModulesAtOnce() throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start()) {
            Accounts accounts = new Accounts(Clock.systemUTC());
            List<Callable<Run>> builds = new ArrayList<>();
            for (int module = 0; module < 4; module++) {
                Project project = new Project(directory.resolve("module" + module), endpoint).images(TEN);
                project.home = directory.resolve("home");
                project.accounts = accounts;
                Generation generation = project.generation();
                builds.add(() -> Project.run(generation));
            }
            List<Run> runs = atOnce(builds);

            assertThat(endpoint.sales()).extracting(sale -> sale.prompt()).containsExactlyInAnyOrder(TEN);
            assertThat(runs.stream().mapToLong(run -> run.count(State.BOUGHT)).sum())
                    .isEqualTo(10);
            assertThat(runs.stream().mapToLong(run -> run.count(State.RESTORED)).sum())
                    .isEqualTo(30);
        }
    }

    private static List<Run> atOnce(List<Callable<Run>> builds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(builds.size());
        try {
            List<Run> runs = new ArrayList<>();
            for (Future<Run> run : threads.invokeAll(builds)) {
                runs.add(run.get());
            }
            return runs;
        } finally {
            threads.shutdownNow();
        }
    }
}
