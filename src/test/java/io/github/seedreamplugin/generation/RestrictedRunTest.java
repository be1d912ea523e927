package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run does that may not buy everything: frozen, without a key, without the bank, or with some images only. */
@Timeout(60)
class RestrictedRunTest extends OneProject {

    @Test
    void aFrozenRunBuysNothingAndNamesWhatItMisses() {
        project.images("hero").build();
        project.clean();
        project.frozen = true;
        int requests = endpoint.requests().size();

        Run run = project.images("hero", "card").build();

        assertThat(Project.states(run)).containsExactly("hero restored", "card failed FROZEN");
        assertThat(Project.message(run, "card"))
                .contains("needs to be bought (new)")
                .contains("commit the lock");
        assertThat(endpoint.requests()).hasSize(requests);
        assertThat(project.keyAsked).isEqualTo(1);
    }

    @Test
    void withoutAKeyTheRestIsStillRestored() {
        project.images("hero").build();
        project.clean();
        project.images("hero", "card");

        Run run = Project.run(project.generation(() -> new KeyLookup.None("no <server> segmind in settings.xml")));

        assertThat(Project.states(run)).containsExactly("hero restored", "card not-started NO_KEY");
        assertThat(Project.message(run, "card")).isEqualTo("no <server> segmind in settings.xml");
        assertThat(project.picture("hero")).exists();
    }

    @Test
    void anImageOfTheLockThatNoBankHasIsNotPaidTwice() {
        project.images("hero").build();
        project.clean();
        Project.delete(project.home);

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero failed NOT_IN_BANK");
        assertThat(Project.message(run, "hero"))
                .contains("the lock says that it was bought on")
                .contains("-Dseedream.rebuy=hero");
        assertThat(endpoint.paidCalls()).isEqualTo(1);

        project.rebuy = List.of("hero");
        assertThat(Project.states(project.build())).containsExactly("hero bought");
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void aPictureThatWasEditedIsSaidToDifferFromTheLock() throws IOException {
        project.images("hero").build();
        Files.write(project.picture("hero"), new byte[] {'x'}, StandardOpenOption.APPEND);
        Project.delete(project.home);

        Run run = project.build();

        assertThat(Project.states(run)).containsExactly("hero failed NOT_IN_BANK");
        assertThat(Project.message(run, "hero"))
                .matches(
                        ".*hero\\.jpg was changed since it was bought on \\d{4}-\\d\\d-\\d\\d: it differs from the lock, and"
                                + " no bank that this machine can reach has the original; undo the change, for example with git"
                                + " restore, configure the shared bank .*");
        assertThat(project.picture("hero")).exists();
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void rebuyDoesNotBuyWhatTheBankHas() {
        project.images("hero").build();
        project.clean();
        project.rebuy = List.of("*");

        assertThat(Project.states(project.build())).containsExactly("hero restored");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void onlyTakesTheImagesThatAreAskedFor() {
        project.only = List.of("social/*");

        Run run = project.images("hero", "social/card").build();

        assertThat(Project.states(run)).containsExactly("social/card bought");
        assertThat(endpoint.paidCalls()).isEqualTo(1);
    }

    @Test
    void aSimulatedRunLeavesTheRealBankLockAndLedgerAlone() throws IOException {
        project.images("hero").build();
        List<Path> bank = Project.filesBelow(project.home);
        byte[] lock = Files.readAllBytes(project.lockFile);
        Path realHome = project.home;
        Path realLock = project.lockFile;
        project.home = project.reports().resolve("simulated");
        project.lockFile = project.home.resolve("images.lock.yaml");
        project.simulated = true;

        Run run = project.images("hero", "card").build();

        assertThat(run.simulated()).isTrue();
        assertThat(Project.states(run)).containsExactly("hero simulated", "card simulated");
        assertThat(Project.filesBelow(realHome)).isEqualTo(bank);
        assertThat(realLock).hasBinaryContent(lock);
    }
}
