package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bank does about files that are damaged, missing, or not its own. */
class BankDamageTest extends OneBank {

    @Test
    void setsAPictureAsideThatIsNotWhatItsNameSays() throws Exception {
        Purchase purchase = deposited("a city");
        byte[] bytes = Files.readAllBytes(bank.blob(purchase.first()));
        bytes[100]++;
        Files.write(bank.blob(purchase.first()), bytes);

        assertThat(copyOut(purchase.first(), directory.resolve("out.jpg"))).isFalse();

        assertThat(bank.find(purchase.record().key()))
                .isEqualTo(new Lookup.Damaged(purchase.record(), List.of(purchase.first())));
        assertThat(filesUnder("damaged")).singleElement().satisfies(file -> assertThat(file)
                .hasBinaryContent(bytes));
    }

    @Test
    void readsWhereItCannotWrite() throws Exception {
        Purchase purchase = deposited("a city");
        Files.writeString(bank.blob(purchase.first()), "damaged");
        Files.writeString(home.resolve("damaged"), "nothing can be set aside here");

        assertThat(copyOut(purchase.first(), directory.resolve("out.jpg"))).isFalse();
        assertThat(copyOut(purchase.record().pictures().get(1), directory.resolve("out.jpg")))
                .isTrue();
    }

    @Test
    void repairsADamagedPictureByDepositingItAgain() throws Exception {
        Purchase purchase = deposited("a city");
        Files.write(bank.blob(purchase.first()), new byte[(int) purchase.first().bytes()]);

        bank.deposit(purchase.record(), purchase.files());

        assertThat(copyOut(purchase.first(), directory.resolve("out.jpg"))).isTrue();
    }

    @Test
    void doesNotTakeARecordOfALaterFormatForMissing() throws Exception {
        Purchase purchase = deposited("a city");
        Path file = home.resolve(Bank.recordPath(purchase.record().key()));
        Files.writeString(file, Files.readString(file).replace("\"format\" : 2", "\"format\" : 3"));

        assertThat(bank.find(purchase.record().key()))
                .isEqualTo(new Lookup.Unreadable(file, "written by a newer version of the plugin, in format 3"));
    }
}
