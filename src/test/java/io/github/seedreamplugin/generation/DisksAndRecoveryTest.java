package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was paid for is never lost, whatever this machine's disk does and whenever a build ends. */
@Timeout(60)
class DisksAndRecoveryTest {

    @TempDir
    Path directory;

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Project project;

    @BeforeEach
    void start() {
        project = new Project(directory, endpoint);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        endpoint.close();
    }

    @Test
    void aFileWhereAFolderShouldBeIsFoundOutBeforeAnythingIsPaid() throws IOException {
        Files.writeString(project.output(), "in the way");

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a not-started DISK", "b not-started DISK");
        assertThat(Project.message(run, "a"))
                .contains(project.output().toString())
                .contains("nothing was bought");
        assertThat(endpoint.generationRequests()).isEmpty();
    }

    @Test
    void aFolderWhereThePictureShouldBeLosesNothing() throws IOException {
        Files.createDirectories(project.picture("a").resolve("full"));

        Run run = project.images("a", "b").build();

        assertThat(Project.states(run)).containsExactly("a failed DISK", "b bought");
        assertThat(Project.message(run, "a")).contains("is in the bank, and the next run restores it for free");
        assertThat(run.bill().spent()).isEqualByComparingTo("0.07");
        assertThat(run.bill().unexplained()).isEmpty();

        Project.delete(project.picture("a"));
        assertThat(Project.states(project.build())).containsExactly("a restored", "b current");
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void aBankThatCannotTakeThePictureLeavesItWhereItArrived() throws IOException {
        Files.createDirectories(project.home);
        Files.writeString(project.home.resolve("blobs"), "in the way");

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed DISK");
        assertThat(Project.message(run, "a")).contains("the next run recovers it");
        assertThat(run.bill().charged().most()).isEqualByComparingTo("0.035");

        Files.delete(project.home.resolve("blobs"));
        Run next = project.build();
        assertThat(Project.states(next)).containsExactly("a restored");
        assertThat(next.bill().spent()).isZero();
        assertThat(next.bill().estimated()).isZero();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
        assertThat(project.home.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aReportDirectoryThatTakesNoQuarantineStillReportsTheMoney() throws IOException {
        Files.createDirectories(project.reports());
        Files.writeString(project.reports().resolve("quarantine"), "in the way");
        endpoint.otherwise(ScriptedAnswer.json("{}"));

        Run run = project.images("a").build();

        assertThat(Project.states(run)).containsExactly("a failed PAID_UNUSABLE");
        assertThat(project.told.warnings).anyMatch(line -> line.contains("quarantine"));
        assertThat(run.bill().lost()).isEqualByComparingTo("0.035");
        assertThat(Project.filesBelow(project.home.resolve("incoming"))).isNotEmpty();
        assertThat(Project.states(project.build())).containsExactly("a failed PAID_UNUSABLE");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aLockThatCannotBeReadStopsTheRunBeforeAnythingIsPaid() throws Exception {
        Files.writeString(project.lockFile, "<<<<<<< HEAD");

        assertThat(project.images("a").generation().run()).isInstanceOf(GenerationResult.Invalid.class);
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void aLockThatCannotBeWrittenIsToldWithEveryReport() throws Exception {
        Path later = directory.resolve("later");
        project.images("a").lockFile = later.resolve("images.lock.yaml");
        project.listener = () -> new Told() {
            @Override
            public void calling(String image) {
                later.toFile().delete();
                assertThat(Project.write(later, "in the way")).exists();
            }
        };

        GenerationResult result = project.generation().run();

        assertThat(result.unwritten()).singleElement(STRING).contains("the next run writes the lock");
        assertThat(project.reports().resolve("credit-report.json")).content().contains("\"spent\" : 0.035");
        assertThat(project.reports().resolve("index.html")).isRegularFile();
        project.lockFile = directory.resolve("images.lock.yaml");
        assertThat(Project.states(project.build())).containsExactly("a current");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aReportDirectoryThatCannotBeWrittenHidesNothingOfWhatWasDone() throws Exception {
        project.images("a").listener = () -> new Told() {
            @Override
            public void calling(String image) {
                Project.delete(project.reports());
                assertThat(Project.write(project.reports(), "in the way")).exists();
            }
        };

        GenerationResult result = project.generation().run();

        assertThat(Project.states(result.run())).containsExactly("a bought");
        assertThat(result.run().bill().spent()).isEqualByComparingTo("0.035");
        assertThat(result.reports()).hasSize(2);
        assertThat(result.unwritten())
                .containsExactly("Cannot write credit-report.json, credit-report.md, provenance.json, findings.sarif,"
                        + " gl-code-quality-report.json, TEST-seedream.xml, pictures.json, gallery.css, the pictures of the"
                        + " gallery, index.html to " + project.reports() + ": " + project.reports()
                        + " is a file, but a directory is needed here");
        assertThat(project.lockFile).content().contains("a:");
    }

    @Test
    void aPictureThatRotsInTheBankIsNotPaidTwice() throws IOException {
        project.images("a").build();
        Bank bank = new Bank(project.home);
        Files.writeString(bank.blob(bank.records().get(0).pictures().get(0)), "rotten");
        project.clean();

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("a failed NOT_IN_BANK");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void stoppingEndsARunThatWaitsForAnotherBuild() throws Exception {
        Project other = new Project(directory.resolve("other"), endpoint).images("a");
        other.home = project.home;
        endpoint.next(ScriptedAnswer.picture().held());
        Generation first = other.generation();
        Future<Run> buying = threads.submit(() -> Project.run(first));
        endpoint.awaitInFlight(1);
        project.accounts = new Accounts(Clock.systemUTC());
        project.images("a");
        var waits = new CountDownLatch(1);
        project.listener = () -> new Told() {
            @Override
            public void waiting(String why) {
                waits.countDown();
            }
        };
        Generation second = project.generation();
        Future<Run> waiting = threads.submit(() -> Project.run(second));
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();

        second.stop();

        assertThat(Project.states(waiting.get(10, TimeUnit.SECONDS))).containsExactly("a not-started STOPPED");
        endpoint.release();
        assertThat(Project.states(buying.get(10, TimeUnit.SECONDS))).containsExactly("a bought");
    }

    @Test
    void stoppingKeepsWhatHasArrivedAndStartsNothingMore() throws Exception {
        endpoint.books().stating(StatedFact.BALANCE, StatedFact.COST);
        endpoint.onPrompt("b", ScriptedAnswer.hang());
        project.maxConcurrent = 1;
        project.images("a", "b", "c");
        Generation generation = project.generation();
        Future<Run> run = threads.submit(() -> Project.run(generation));
        endpoint.awaitRequests(2);

        generation.stop();

        assertThat(Project.states(run.get(10, TimeUnit.SECONDS)))
                .containsExactly("a bought", "b failed INDETERMINATE", "c not-started STOPPED");
        assertThat(Project.message(run.get(), "b"))
                .contains("the run was stopped")
                .contains("the next build checks again");
        endpoint.onPrompt("b", ScriptedAnswer.picture());
        assertThat(Project.states(project.build())).containsExactly("a current", "b bought", "c bought");
    }
}
