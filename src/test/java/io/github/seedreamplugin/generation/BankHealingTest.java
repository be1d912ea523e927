package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.BankCheck;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build puts the bank in order while what it has lost is still at hand. */
@Timeout(60)
class BankHealingTest {

    @TempDir
    Path directory;

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start();
    private Project project;

    @BeforeEach
    void buyTwo() throws IOException {
        project = new Project(directory, endpoint);
        assertThat(Project.states(project.images("a", "b").build())).containsExactly("a bought", "b bought");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private long whole() throws IOException {
        return new BankCheck(project.home).verify().whole().size();
    }

    @Test
    void aPictureThatTheBankHasLostIsBankedAgainFromItsFile() throws IOException {
        Project.delete(project.home.resolve("blobs"));

        assertThat(Project.states(project.build())).containsExactly("a current", "b current");

        assertThat(whole()).isEqualTo(2);
        assertThat(project.told.warnings)
                .contains("a: it was missing from the bank and was put back from its files here");
        Project.delete(project.output());
        assertThat(Project.states(project.build())).containsExactly("a restored", "b restored");
    }

    @Test
    void aPictureIsBankedAgainWhereTheWholeBankIsGone() throws IOException {
        Project.delete(project.home);

        assertThat(Project.states(project.build())).containsExactly("a current", "b current");

        assertThat(whole()).isEqualTo(2);
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void aFrozenBuildLeavesTheBankAsItIs() throws IOException {
        Project.delete(project.home.resolve("blobs"));
        project.frozen = true;

        project.build();

        assertThat(whole()).isZero();
    }

    @Test
    void aBankThatCannotBeWrittenFailsNoBuild() throws IOException {
        Project.delete(project.home.resolve("blobs"));
        Files.writeString(project.home.resolve("blobs"), "in the way");

        assertThat(Project.states(project.build())).containsExactly("a current", "b current");

        assertThat(project.told.warnings)
                .anyMatch(line -> line.startsWith("a: it is missing from the bank and could not be put back: "));
    }

    @Test
    void whatAKilledBuildLeftOfACallThatIsOverIsRemovedByTheNextOneThatBuys() throws IOException {
        String intent = Arrays.stream(ledgerNames())
                .filter(name -> name.endsWith(".intent.json"))
                .findFirst()
                .orElseThrow();
        Path left = Files.createDirectories(
                project.home.resolve("incoming").resolve(intent.substring(0, intent.indexOf('.'))));
        Files.writeString(left.resolve("answer.body"), "bytes");

        project.images("a", "b", "c").build();

        assertThat(left).doesNotExist();
        assertThat(project.told.warnings)
                .anyMatch(line -> line.contains("removed 1 file of a call that was cut off at"));
    }

    private String[] ledgerNames() {
        return Project.filesBelow(project.home.resolve("ledger/calls")).stream()
                .map(file -> Path.of(file.toString()).getFileName().toString())
                .toArray(String[]::new);
    }
}
