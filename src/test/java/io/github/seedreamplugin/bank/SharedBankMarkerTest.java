package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import io.github.seedreamplugin.bank.SharedBank.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a store is believed, and when it is written to. */
class SharedBankMarkerTest {

    @TempDir
    Path directory;

    private Path drive;
    private TroubledStore store;
    private Bank here;
    private Bank there;
    private SharedBank sharedHere;
    private SharedBank sharedThere;

    @BeforeEach
    void twoMachinesAndAStore() throws IOException {
        drive = Files.createDirectory(directory.resolve("drive"));
        store = new TroubledStore(drive);
        here = new Bank(directory.resolve("here"));
        there = new Bank(directory.resolve("there"));
        sharedHere = new SharedBank(here, directory.resolve("here"), store);
        sharedThere = new SharedBank(there, directory.resolve("there"), store);
        assertThat(sharedHere.create()).isEmpty();
        assertThat(sharedThere.create()).isEmpty();
        store.asked.clear();
    }

    private Purchase bought(String prompt, SharedBank by, long seed) throws IOException {
        Purchase purchase = Purchases.of(prompt, directory.resolve("bought"), 2, seed);
        by.deposit(purchase.record(), purchase.files());
        return purchase;
    }

    private Purchase pushed(String prompt) throws IOException {
        Purchase purchase = bought(prompt, sharedHere, 1);
        assertThat(sharedHere.push(purchase.record())).isEqualTo(new Pushed.Whole(1));
        return purchase;
    }

    /** How many purchases are still to be pushed from this machine. */
    private long markedAt(String machine) throws IOException {
        Path marks = directory.resolve(machine).resolve("pending");
        if (Files.notExists(marks)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(marks)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void isNotBelievedToBeEmptyUntilItIsMarkedAsABank() throws Exception {
        Files.delete(drive.resolve("seedream-bank.json"));
        SharedBank shared = new SharedBank(here, directory.resolve("here"), store);
        Purchase purchase = bought("a city", shared, 1);
        String reason = "there is no seedream-bank.json at https://nexus.example/repository/pictures: it is not a bank"
                + " yet, or the URL is wrong; if the URL is right, create the bank with seedream:bank-push";

        assertThat(shared.restore(Purchases.key("a village"))).isEqualTo(new Restored.Unreachable(reason));
        assertThat(shared.push(purchase.record())).isEqualTo(new Pushed.Failed(0, 1, reason));
        assertThat(shared.pushPending()).isEqualTo(new Pushed.Failed(0, 1, reason));
        assertThat(drive).isEmptyDirectory();

        assertThat(shared.create()).isEmpty();
        assertThat(shared.pushPending()).isEqualTo(new Pushed.Whole(1));
        assertThat(shared.restore(Purchases.key("a village"))).isEqualTo(new Restored.Missing());
    }

    @Test
    void asksOnlyOnceWhetherAStoreIsABank() throws Exception {
        SharedBank shared = new SharedBank(here, directory.resolve("here"), store);
        shared.restore(Purchases.key("a village"));
        shared.restore(Purchases.key("a city"));

        assertThat(store.asked).filteredOn("GET seedream-bank.json"::equals).hasSize(1);
    }

    @Test
    void saysWhatIsInTheWayOfCreatingABank() throws Exception {
        Files.delete(drive.resolve("seedream-bank.json"));
        store.putsLeft = 0;

        SharedBank shared = new SharedBank(here, directory.resolve("here"), store);
        assertThat(shared.create()).contains("no route to host");
    }

    @Test
    void isNeverWrittenToWhereItIsOnlyRead() throws Exception {
        Purchase before = pushed("a village");
        store.readOnly = true;
        store.asked.clear();
        Purchase purchase = bought("a city", sharedHere, 1);

        assertThat(sharedHere.push(purchase.record())).isEqualTo(new Pushed.Whole(0));
        assertThat(sharedHere.pushPending()).isEqualTo(new Pushed.Whole(0));
        assertThat(store.asked).isEmpty();
        assertThat(markedAt("here")).isOne();
        assertThat(sharedThere.restore(before.record().key())).isInstanceOf(Restored.Whole.class);
    }

    @Test
    void namesWhereTheCredentialsComeFromThatTheStoreRefuses() throws Exception {
        store.unreachable = true;
        store.trouble = "status code: 401, reason phrase: Unauthorized (401)";

        assertThat(sharedHere.restore(Purchases.key("a city")))
                .isEqualTo(new Restored.Unreachable("status code: 401, reason phrase: Unauthorized (401); check the"
                        + " <server> 'seedream-bank' in settings.xml"));
    }
}
