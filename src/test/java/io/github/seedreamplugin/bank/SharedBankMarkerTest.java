package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import io.github.seedreamplugin.bank.SharedBank.Restored;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** When a store is believed, and when it is written to. */
class SharedBankMarkerTest extends TwoBanksAndAStore {

    @Test
    void isNotBelievedToBeEmptyUntilItIsMarkedAsABank() throws Exception {
        Files.delete(drive.resolve("seedream-bank.json"));
        SharedBank shared = new SharedBank(here, directory.resolve("here"), store);
        Purchase purchase = bought("a city", shared, 1);
        String reason = "there is no seedream-bank.json at https://nexus.example/repository/pictures: it is not a bank"
                + " yet, or the URL is wrong, or the <server> 'seedream-bank' in settings.xml may not see it; if the URL is right, create the bank with seedream:bank-push";

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
