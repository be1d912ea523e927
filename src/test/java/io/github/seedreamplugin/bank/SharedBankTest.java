package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.bank.SharedBank.Pushed;
import io.github.seedreamplugin.bank.SharedBank.Restored;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedBankTest extends TwoBanksAndAStore {

    private Path stored(String path) {
        return drive.resolve(path);
    }

    @Test
    void bringsToOneMachineWhatAnotherHasBought() throws Exception {
        Purchase purchase = pushed("a city");

        assertThat(sharedThere.restore(purchase.record().key())).isEqualTo(new Restored.Whole(purchase.record()));

        assertThat(there.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
        assertThat(new BankCheck(directory.resolve("there")).verify().isSound()).isTrue();
        assertThat(markedAt("there")).isZero();
        assertThat(directory.resolve("there/temporary")).isEmptyDirectory();
    }

    @Test
    void putsPicturesBeforeTheirRecord() throws Exception {
        Purchase purchase = pushed("a city");

        assertThat(store.asked)
                .containsExactly(
                        "GET " + Bank.recordPath(purchase.record().key()),
                        "PUT " + Bank.blobPath(purchase.record().pictures().get(0)),
                        "PUT " + Bank.blobPath(purchase.record().pictures().get(1)),
                        "PUT " + Bank.recordPath(purchase.record().key()));
    }

    @Test
    void tellsMissingFromUnreachable() throws Exception {
        PurchaseKey key = Purchases.key("a city");
        assertThat(sharedHere.restore(key)).isEqualTo(new Restored.Missing());

        store.unreachable = true;
        assertThat(sharedHere.restore(key)).isEqualTo(new Restored.Unreachable("no route to host"));
    }

    @Test
    void takesADriveThatIsNotConnectedForUnreachable() throws Exception {
        Path gone = directory.resolve("gone");
        SharedBank shared = new SharedBank(here, directory.resolve("here"), new DirectoryStore(gone));
        Purchase purchase = bought("a city", shared, 1);
        String reason = gone + " does not exist: create the directory, or mount the drive that it is on";

        assertThat(shared.restore(Purchases.key("a village"))).isEqualTo(new Restored.Unreachable(reason));
        assertThat(shared.push(purchase.record())).isEqualTo(new Pushed.Failed(0, 1, reason));
        assertThat(gone).doesNotExist();
    }

    @Test
    void bringsWhatAnEarlierVersionOfThePluginHasBought() throws Exception {
        Purchase former = Purchases.former("a city", directory.resolve("bought"), 2);
        sharedHere.deposit(former.record(), former.files());
        sharedHere.push(former.record());

        assertThat(sharedThere.restore(Purchases.keys("a city"))).isEqualTo(new Restored.Whole(former.record()));
        assertThat(there.find(Purchases.keys("a city"))).isEqualTo(new Lookup.Whole(former.record()));
    }

    @Test
    void doesNotTakeSilenceAboutAFormerKeyForAMiss() throws Exception {
        pushed("a village");
        store.unreachable = true;

        assertThat(sharedThere.restore(Purchases.keys("a city"))).isInstanceOf(Restored.Unreachable.class);
    }

    @Test
    void remembersWhatItCouldNotPush() throws Exception {
        store.unreachable = true;
        Purchase first = bought("a city", sharedHere, 1);
        Purchase second = bought("a village", sharedHere, 2);
        assertThat(sharedHere.push(first.record())).isEqualTo(new Pushed.Failed(0, 1, "no route to host"));
        store.asked.clear();
        assertThat(sharedHere.pushPending()).isEqualTo(new Pushed.Failed(0, 2, "no route to host"));
        assertThat(store.asked).as("one try is enough to know").hasSize(1);

        store.unreachable = false;
        SharedBank later = new SharedBank(here, directory.resolve("here"), store);
        assertThat(markedAt("here")).isEqualTo(2);
        assertThat(later.pushPending()).isEqualTo(new Pushed.Whole(2));
        assertThat(markedAt("here")).isZero();
        assertThat(sharedThere.restore(second.record().key())).isInstanceOf(Restored.Whole.class);
    }

    @Test
    void leavesNoRecordWithoutPicturesWhenCutOffAtAnyPut() throws Exception {
        for (int puts = 0; puts < 3; puts++) {
            Purchase purchase = bought("cut off after " + puts, sharedHere, puts);
            store.putsLeft = puts;
            assertThat(sharedHere.push(purchase.record())).isInstanceOf(Pushed.Failed.class);
            assertThat(sharedThere.restore(purchase.record().key())).isEqualTo(new Restored.Missing());
        }
        store.putsLeft = Integer.MAX_VALUE;
        assertThat(sharedHere.pushPending()).isEqualTo(new Pushed.Whole(3));
    }

    @Test
    void isContentWithAWriteOnceStoreThatHasIt() throws Exception {
        store.writeOnce = true;
        Purchase purchase = pushed("a city");

        assertThat(sharedHere.push(purchase.record())).isEqualTo(new Pushed.Whole(1));
        assertThat(markedAt("here")).isZero();
    }

    @Test
    void isNotContentWithAWriteOnceStoreThatHasSomethingElse() throws Exception {
        store.writeOnce = true;
        Purchase purchase = pushed("a city");
        Files.writeString(stored(Bank.blobPath(purchase.first())), "an error page");

        assertThat(sharedHere.push(purchase.record()))
                .isInstanceOfSatisfying(Pushed.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo(store.name() + " rejects " + Bank.blobPath(purchase.first())
                                + " and does not have it: 403 Forbidden; check the <server>"
                                + " 'seedream-bank' in settings.xml"));
        assertThat(markedAt("here")).isOne();
    }

    @Test
    void keepsTheRecordThatWasThereFirstAndThePicturesOfBoth() throws Exception {
        Purchase first = pushed("a city");
        Purchase second = bought("a city", sharedThere, 2);

        assertThat(sharedThere.push(second.record())).isEqualTo(new Pushed.Whole(1));

        Bank third = new Bank(directory.resolve("third"));
        assertThat(new SharedBank(third, directory.resolve("third"), store)
                        .restore(first.record().key()))
                .isEqualTo(new Restored.Whole(first.record()));
        assertThat(stored(Bank.blobPath(second.first()))).exists();
        assertThat(there.find(second.record().key())).isEqualTo(new Lookup.Whole(second.record()));
    }

    @Test
    void replacesARecordInTheStoreThatHasLostItsPictures() throws Exception {
        Purchase first = pushed("a city");
        Files.delete(stored(Bank.blobPath(first.first())));
        Purchase second = bought("a city", sharedThere, 2);

        assertThat(sharedThere.push(second.record())).isEqualTo(new Pushed.Whole(1));

        Bank third = new Bank(directory.resolve("third"));
        assertThat(new SharedBank(third, directory.resolve("third"), store)
                        .restore(first.record().key()))
                .isEqualTo(new Restored.Whole(second.record()));
    }

    @Test
    void takesNothingFromTheStoreThatIsNotWhatItsNameSays() throws Exception {
        Purchase purchase = pushed("a city");
        Path blob = stored(Bank.blobPath(purchase.first()));
        Files.write(blob, new byte[(int) purchase.first().bytes()]);

        assertThat(sharedThere.restore(purchase.record().key()))
                .isEqualTo(new Restored.Damaged("the picture " + Bank.blobPath(purchase.first()) + " in " + store.name()
                        + " does not match its digest"));
        Files.delete(blob);
        assertThat(sharedThere.restore(purchase.record().key()))
                .isEqualTo(new Restored.Damaged(
                        "the picture " + Bank.blobPath(purchase.first()) + " in " + store.name() + " is missing"));
        assertThat(there.find(purchase.record().key())).isEqualTo(new Lookup.Missing());
    }

    @Test
    void takesALoginPageForADamagedRecord() throws Exception {
        Purchase purchase = pushed("a city");
        String path = Bank.recordPath(purchase.record().key());
        Files.writeString(stored(path), "<html>Sign in</html>");

        assertThat(sharedThere.restore(purchase.record().key()))
                .isInstanceOfSatisfying(Restored.Damaged.class, damaged -> assertThat(damaged.reason())
                        .startsWith("the record " + path + " in " + store.name() + " is damaged: not JSON: "));
    }

    @Test
    void mendsTheBankWithThePicturesThatItsOwnRecordNames() throws Exception {
        Purchase purchase = pushed("a city");
        Files.delete(here.blob(purchase.first()));
        store.asked.clear();

        assertThat(sharedHere.restore(purchase.record().key())).isEqualTo(new Restored.Whole(purchase.record()));

        assertThat(store.asked).containsExactly("GET " + Bank.blobPath(purchase.first()));
        assertThat(new BankCheck(directory.resolve("here")).verify().isSound()).isTrue();
    }

    @Test
    void pushesTheRestWhenOnePurchaseIsDamagedHere() throws Exception {
        Purchase damaged = bought("a city", sharedHere, 1);
        Purchase whole = bought("a village", sharedHere, 2);
        Files.delete(here.blob(damaged.first()));

        assertThat(sharedHere.pushPending())
                .isEqualTo(new Pushed.Failed(
                        1,
                        1,
                        "purchase " + damaged.record().key().shortForm() + " is damaged in the bank of this machine"));
        assertThat(sharedThere.restore(whole.record().key())).isInstanceOf(Restored.Whole.class);
    }

    @Test
    void keepsAMarkWhosePurchaseIsNotDepositedYet() throws Exception {
        sharedHere.markPending(Purchases.key("a city"));

        assertThat(sharedHere.pushPending()).isEqualTo(new Pushed.Whole(0));
        assertThat(markedAt("here")).isOne();
    }

    @Test
    void refusesAPathThatLeadsOutOfItsDirectory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectoryStore(drive).get("../here/records", directory.resolve("x")))
                .withMessage("../here/records leads out of " + drive);
    }
}
