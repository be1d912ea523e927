package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.DirectoryStore;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that share a bank keep one limit of the month between them. */
class SharedMonthlyLimitTest {

    @TempDir
    private Path directory;

    private ScriptedEndpoint endpoint;
    private Path drive;

    @BeforeEach
    void share() throws IOException {
        endpoint = ScriptedEndpoint.start();
        drive = Files.createDirectory(directory.resolve("drive"));
        Path home = directory.resolve("creator");
        assertThat(new SharedBank(new Bank(home), home, new DirectoryStore(drive)).create())
                .isEmpty();
    }

    @AfterEach
    void tearDown() {
        endpoint.close();
    }

    private Project machine(String name) {
        Project project = new Project(directory.resolve(name), endpoint).images(name);
        project.sharedStore = Optional.of(new DirectoryStore(drive));
        project.maxCreditsPerMonth = Optional.of("0.09");
        return project;
    }

    @Test
    void whatOneHasSpentCountsForTheOther() {
        assertThat(Project.states(machine("first").build())).containsExactly("first bought");

        Project second = machine("second");
        assertThat(Project.states(second.build())).containsExactly("second not-started OVER_BUDGET");
        assertThat(endpoint.paidCalls()).isOne();

        second.maxCreditsPerMonth = Optional.of("0.15");
        assertThat(Project.states(second.build())).containsExactly("second bought");
        assertThat(Project.states(machine("first").build())).containsExactly("first current");
    }

    @Test
    void whatWasBoughtBeforeThereWasALimitIsNotedByTheNextBuildThatBuys() {
        Project first = machine("first");
        first.maxCreditsPerMonth = Optional.empty();
        first.build();
        first.images("first", "more").maxCreditsPerMonth = Optional.of("0.15");
        first.build();

        assertThat(Project.states(machine("second").build())).containsExactly("second not-started OVER_BUDGET");
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void nothingIsBoughtWhereTheOthersCannotBeAsked() throws IOException {
        Project project = machine("first");
        Files.createDirectory(drive.resolve("months"));
        Files.writeString(drive.resolve("months").resolve("note"), "in the way");
        project.sharedStore = Optional.of(new DirectoryStore(directory.resolve("unmounted")));

        assertThat(Project.states(project.build())).containsExactly("first failed SHARED_BANK_UNREACHABLE");
        assertThat(endpoint.requests()).isEmpty();
    }
}
