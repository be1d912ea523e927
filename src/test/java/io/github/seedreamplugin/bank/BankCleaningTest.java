package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import io.github.seedreamplugin.bank.SharedBank.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankCleaningTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path directory;

    private Path home;
    private Bank bank;
    private BankCleaning cleaning;

    @BeforeEach
    void openABank() {
        home = directory.resolve("home");
        bank = new Bank(home);
        cleaning = new BankCleaning(home);
    }

    private Purchase deposited(String prompt) throws IOException {
        Purchase purchase = Purchases.of(prompt, directory.resolve("bought"), 2);
        bank.deposit(purchase.record(), purchase.files());
        return purchase;
    }

    private void age() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }

    private static Path written(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "small");
    }

    @Test
    void freesOnlyWhatNoLockMentions() throws Exception {
        Purchase kept = deposited("a city");
        Purchase freed = deposited("a village");
        Path small = written(bank.derived(freed.first(), "320.jpg"));
        Path smallOfKept = written(bank.derived(kept.first(), "320.jpg"));
        age();

        Garbage garbage = cleaning.garbage(Set.of(kept.record().key()));

        assertThat(garbage.purchases()).containsExactly(freed.record());
        assertThat(garbage.files())
                .containsExactlyInAnyOrder(
                        home.resolve(Bank.recordPath(freed.record().key())),
                        bank.blob(freed.record().pictures().get(0)),
                        bank.blob(freed.record().pictures().get(1)),
                        small);
        assertThat(bank.find(freed.record().key())).isInstanceOf(Lookup.Whole.class);

        cleaning.free(garbage);

        assertThat(bank.find(freed.record().key())).isEqualTo(new Lookup.Missing());
        assertThat(bank.find(kept.record().key())).isEqualTo(new Lookup.Whole(kept.record()));
        assertThat(smallOfKept).exists();
        assertThat(cleaning.garbage(Set.of(kept.record().key())).files()).isEmpty();
    }

    @Test
    void keepsWhatWasBoughtJustNow() throws Exception {
        deposited("a city");

        assertThat(cleaning.garbage(Set.of()).files()).isEmpty();
    }

    @Test
    void keepsWhatIsStillToBePushed() throws Exception {
        Purchase purchase = deposited("a city");
        shared().markPending(purchase.record().key());
        age();

        assertThat(cleaning.garbage(Set.of()).files()).isEmpty();
    }

    @Test
    void keepsPicturesThatNobodyClaimsWhileARecordCannotBeRead() throws Exception {
        Purchase purchase = deposited("a city");
        Files.writeString(home.resolve(Bank.recordPath(purchase.record().key())), "torn");
        age();

        assertThat(cleaning.garbage(Set.of()).files()).isEmpty();
    }

    @Test
    void takesAPurchaseDownEverywhereOnThisMachine() throws Exception {
        Purchase earlier = Purchases.of("a city", directory.resolve("bought"), 2, 1);
        bank.deposit(earlier.record(), earlier.files());
        Purchase purchase = deposited("a city");
        Purchase other = deposited("a village");
        Path small = written(bank.derived(purchase.first(), "320.jpg"));
        String call = "20261123T120000000000000Z-" + purchase.record().key().shortForm() + "-89abcdef";
        Path arrived = written(home.resolve("incoming/" + call + "/body"));

        assertThat(cleaning.purchasesWith(purchase.first().sha256().substring(0, 10)))
                .containsExactly(purchase.record());
        cleaning.remove(purchase.record(), TODAY, "the customer asked for it");

        for (Path gone : List.of(bank.blob(purchase.first()), bank.blob(earlier.first()), small, arrived)) {
            assertThat(gone).doesNotExist();
        }
        assertThat(home.resolve("replaced")).isEmptyDirectory();
        assertThat(bank.find(purchase.record().key()))
                .isEqualTo(new Lookup.Unreadable(
                        home.resolve(Bank.recordPath(purchase.record().key())),
                        "it was taken down at 2026-11-25T12:00:00Z (the customer asked for it)"));
        assertThat(new BankCheck(home).verify().isSound()).isTrue();
        assertThat(bank.records()).containsExactly(other.record());
    }

    @Test
    void keepsAPictureThatAnotherPurchaseHasToo() throws Exception {
        Purchase one = Purchases.of("a city", directory.resolve("bought"), 1, 7);
        Purchase same = Purchases.of("a village", directory.resolve("bought"), 1, 7);
        bank.deposit(one.record(), one.files());
        bank.deposit(same.record(), same.files());

        cleaning.remove(one.record(), TODAY, "asked for");

        assertThat(bank.find(same.record().key())).isEqualTo(new Lookup.Whole(same.record()));
    }

    @Test
    void takesAPurchaseThatIsBoughtAgainOnTheUsersWord() throws Exception {
        Purchase purchase = deposited("a city");
        cleaning.remove(purchase.record(), TODAY, "asked for");

        bank.deposit(purchase.record(), purchase.files());

        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
    }

    private SharedBank shared() throws IOException {
        Path drive = Files.createDirectories(directory.resolve("drive"));
        SharedBank shared = new SharedBank(bank, home, new DirectoryStore(drive));
        assertThat(shared.create()).isEmpty();
        return shared;
    }

    @Test
    void aPurchaseThatWasTakenDownInASharedBankComesBackFromNowhere() throws Exception {
        SharedBank shared = shared();
        Purchase purchase = deposited("a city");
        assertThat(shared.push(purchase.record())).isEqualTo(new Pushed.Whole(1));

        assertThat(shared.remove(purchase.record(), TODAY, "asked for")).isEmpty();

        SharedBank elsewhere = new SharedBank(
                new Bank(directory.resolve("elsewhere")),
                directory.resolve("elsewhere"),
                new DirectoryStore(directory.resolve("drive")));
        String name = "purchase " + purchase.record().key().shortForm();
        assertThat(elsewhere.restore(purchase.record().key()))
                .isInstanceOfSatisfying(Restored.Damaged.class, damaged -> assertThat(damaged.reason())
                        .startsWith(name)
                        .endsWith("it was taken down at 2026-11-25T12:00:00Z (asked for)"));
        assertThat(shared.push(purchase.record()))
                .as("a machine that still has it does not bring it back")
                .isInstanceOfSatisfying(Pushed.Failed.class, failed -> assertThat(failed.reason())
                        .startsWith(name + " was taken down in "));
        assertThat(directory.resolve("drive").resolve(Bank.blobPath(purchase.first())))
                .content()
                .contains("taken_down");
    }

    @Test
    void aPurchaseThatWasTakenDownHereIsNotBroughtBackFromASharedBank() throws Exception {
        SharedBank shared = shared();
        Purchase purchase = deposited("a city");
        shared.push(purchase.record());
        cleaning.remove(purchase.record(), TODAY, "asked for");

        assertThat(shared.restore(purchase.record().key()))
                .isInstanceOfSatisfying(Restored.Damaged.class, damaged -> assertThat(damaged.reason())
                        .isEqualTo("purchase " + purchase.record().key().shortForm()
                                + ": it was taken down at 2026-11-25T12:00:00Z (asked for)"));
        assertThat(bank.find(purchase.record().key())).isInstanceOf(Lookup.Unreadable.class);
    }

    @Test
    void saysWhatAStoreThatTakesAFileOnlyOnceStillHas() throws Exception {
        Path drive = Files.createDirectories(directory.resolve("drive"));
        TroubledStore store = new TroubledStore(drive);
        SharedBank shared = new SharedBank(bank, home, store);
        assertThat(shared.create()).isEmpty();
        Purchase purchase = deposited("a city");
        shared.push(purchase.record());
        store.writeOnce = true;

        assertThat(shared.remove(purchase.record(), TODAY, "asked for").orElseThrow())
                .startsWith(Bank.recordPath(purchase.record().key()) + " is still in " + store.name()
                        + ", which accepts each file only once: delete it there yourself (403 Forbidden");
    }
}
