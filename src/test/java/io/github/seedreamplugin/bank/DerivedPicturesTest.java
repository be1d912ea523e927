package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small copies go along with the picture that they were made from, and never matter. */
class DerivedPicturesTest {

    @TempDir
    Path directory;

    private Bank here;
    private TroubledStore store;
    private SharedBank shared;
    private SharedBank elsewhere;
    private Purchase purchase;

    @BeforeEach
    void aPictureAndASmallCopyOfIt() throws IOException {
        here = new Bank(directory.resolve("here"));
        store = new TroubledStore(Files.createDirectory(directory.resolve("drive")));
        shared = new SharedBank(here, directory.resolve("here"), store);
        elsewhere = new SharedBank(new Bank(directory.resolve("elsewhere")), directory.resolve("elsewhere"), store);
        assertThat(shared.create()).isEmpty();
        purchase = Purchases.of("a city", directory.resolve("bought"), 1);
        shared.deposit(purchase.record(), purchase.files());
        Path small = here.derived(purchase.first(), "320.jpg");
        Files.createDirectories(small.getParent());
        Files.writeString(small, "small");
    }

    @Test
    void goToTheSharedBankAndComeFromIt() throws Exception {
        assertThat(shared.push(purchase.record())).isEqualTo(new Pushed.Whole(1));

        assertThat(elsewhere
                        .derived()
                        .orElseThrow()
                        .restore(purchase.first(), "320.jpg")
                        .orElseThrow())
                .isEqualTo(new Bank(directory.resolve("elsewhere")).derived(purchase.first(), "320.jpg"))
                .hasContent("small");
        assertThat(elsewhere.derived().orElseThrow().restore(purchase.first(), "640.jpg"))
                .isEmpty();
    }

    @Test
    void doNotMatterWhereTheyCannotGo() throws Exception {
        store.putsLeft = 2;

        assertThat(shared.push(purchase.record())).isEqualTo(new Pushed.Whole(1));
        assertThat(elsewhere.derived().orElseThrow().restore(purchase.first(), "320.jpg"))
                .isEmpty();
    }

    @Test
    void doNotGoToWhatIsNoBank() throws Exception {
        RemoteStore wrong = new TroubledStore(Files.createDirectory(directory.resolve("wrong")));

        assertThat(new SharedBank(here, directory.resolve("here"), wrong).derived())
                .isEmpty();
    }

    @Test
    void areNotCountedAsBought() throws Exception {
        assertThat(new BankCheck(directory.resolve("here")).verify().orphans()).isEmpty();
    }
}
