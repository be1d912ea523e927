package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.seedreamplugin.bank.BankCheck.Repair;
import io.github.seedreamplugin.bank.Purchases.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankRepairTest {

    @TempDir
    Path directory;

    private Path home;
    private Bank bank;
    private BankCheck check;

    @BeforeEach
    void openABank() {
        home = directory.resolve("home");
        bank = new Bank(home);
        check = new BankCheck(home);
    }

    private Purchase deposited(String prompt) throws IOException {
        Purchase purchase = Purchases.of(prompt, directory.resolve("bought"), 2);
        bank.deposit(purchase.record(), purchase.files());
        return purchase;
    }

    private static PurchaseKeys keys(Purchase purchase) {
        return Purchases.keys(purchase.record().attributes().prompt());
    }

    @Test
    void knowsByNamesAndSizesWhatItHas() throws Exception {
        Purchase purchase = Purchases.former("a city", directory.resolve("bought"), 2);
        assertThat(bank.has(keys(purchase), purchase.record().pictures())).isFalse();
        bank.deposit(purchase.record(), purchase.files());
        assertThat(bank.has(keys(purchase), purchase.record().pictures())).isTrue();
        Files.writeString(bank.blob(purchase.first()), "cut short");
        assertThat(bank.has(keys(purchase), purchase.record().pictures())).isFalse();
    }

    @Test
    void banksAgainWhatIsMissingOfAPurchaseUnderAFormerKey() throws Exception {
        Purchase former = Purchases.former("a city", directory.resolve("bought"), 2);
        bank.deposit(former.record(), former.files());
        Files.delete(bank.blob(former.first()));
        Purchase now = Purchases.of("a city", directory.resolve("bought"), 2);

        assertThat(bank.heal(keys(now), now.record(), now.files())).isTrue();
        assertThat(bank.find(keys(now))).isEqualTo(new Lookup.Whole(former.record()));
    }

    @Test
    void banksAgainWhatIsMissingOfAPurchaseThatIsAtHand() throws Exception {
        Purchase purchase = deposited("a city");
        assertThat(bank.heal(keys(purchase), purchase.record(), purchase.files()))
                .isFalse();
        Files.delete(bank.blob(purchase.first()));

        assertThat(bank.heal(keys(purchase), purchase.record(), purchase.files()))
                .isTrue();
        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
    }

    @Test
    void banksAPurchaseAgainWhoseRecordIsGone() throws Exception {
        Purchase purchase = Purchases.of("a city", directory.resolve("bought"), 2);

        assertThat(bank.heal(keys(purchase), purchase.record(), purchase.files()))
                .isTrue();
        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
    }

    @Test
    void doesNotBankAnEditedFile() throws Exception {
        Purchase purchase = deposited("a city");
        Files.delete(bank.blob(purchase.first()));
        Files.writeString(purchase.files().get(0), "retouched");

        assertThatIOException()
                .isThrownBy(() -> bank.heal(keys(purchase), purchase.record(), purchase.files()))
                .withMessageContaining("is not the picture with digest");
        assertThat(bank.find(purchase.record().key())).isInstanceOf(Lookup.Damaged.class);
    }

    @Test
    void doesNotBringBackWhatWasTakenDown() throws Exception {
        Purchase purchase = deposited("a city");
        new BankCleaning(home).remove(purchase.record(), Purchases.NOON, "asked for");

        assertThat(bank.heal(keys(purchase), purchase.record(), purchase.files()))
                .isFalse();
        assertThat(bank.blob(purchase.first())).doesNotExist();
    }

    @Test
    void saysWhichFileShowsWhatIsLost() throws Exception {
        Purchase purchase = deposited("a city");
        deposited("a village");
        Files.writeString(bank.blob(purchase.first()), "damaged");
        Path hero = directory.resolve("hero-1.jpg");

        List<Repair> repairs = check.repairs(
                check.verify(),
                Map.of(purchase.first().sha256(), hero, "0".repeat(64), directory.resolve("other.jpg")),
                Optional.empty());

        assertThat(repairs).containsExactly(new Repair(purchase.record(), purchase.first(), Optional.of(hero)));
        assertThat(bank.find(purchase.record().key())).as("nothing is changed").isInstanceOf(Lookup.Damaged.class);
    }

    @Test
    void saysThatTheSharedBankHasWhatIsLost() throws Exception {
        SharedBank shared =
                new SharedBank(bank, home, new DirectoryStore(Files.createDirectory(directory.resolve("drive"))));
        assertThat(shared.create()).isEmpty();
        Purchase purchase = deposited("a city");
        shared.push(purchase.record());
        Files.delete(bank.blob(purchase.first()));

        List<Repair> repairs = check.repairs(check.verify(), Map.of(), Optional.of(shared));

        assertThat(repairs).containsExactly(new Repair(purchase.record(), purchase.first(), Optional.empty()));
    }

    @Test
    void saysNothingOfWhatNobodyHas() throws Exception {
        Purchase purchase = deposited("a city");
        Files.delete(bank.blob(purchase.first()));

        assertThat(check.repairs(check.verify(), Map.of(), Optional.empty())).isEmpty();
    }
}
