package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankTest extends OneBank {

    private static final String OF_VERSION_1 = """
        {
          "format": 1,
          "key": "%s",
          "endpoint": "%s",
          "request": {
            "prompt": "a city",
            "aspect_ratio": "16:9",
            "size": "2K",
            "max_images": 4,
            "optimize_prompt": "standard",
            "watermark": false
          },
          "take": 1,
          "bought": "2026-11-23T12:00:00Z",
          "seconds": 36.2,
          "credits": 0.035,
          "pictures": [
            {
              "sha256": "%s",
              "bytes": 7,
              "type": "image/jpeg",
              "width": 2560,
              "height": 1440
            }
          ],
          "headers": {
            "x-remaining-credits": "9.86"
          }
        }
        """;

    @Test
    void givesBackWhatWasDeposited() throws Exception {
        Purchase purchase = deposited("a city");

        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
        for (int i = 0; i < 3; i++) {
            Path target = directory.resolve("out/picture-" + i + ".jpg");
            assertThat(copyOut(purchase.record().pictures().get(i), target)).isTrue();
            assertThat(target).hasSameBinaryContentAs(purchase.files().get(i));
        }
        assertThat(directory.resolve("out")).isDirectoryNotContaining("glob:**.part");
        assertThat(filesUnder("temporary")).isEmpty();
    }

    @Test
    void aFileThatAKilledProcessLeftUnfinishedIsNothingOfTheBank() throws Exception {
        Purchase purchase = deposited("a city");
        for (Path whole :
                List.of(filesUnder("records").get(0), filesUnder("blobs").get(0))) {
            String name = "." + whole.getFileName() + ".seedream-0123456789abcdef.part";
            Files.writeString(whole.resolveSibling(name), "{");
        }

        Verification verification = new BankCheck(home).verify();

        assertThat(verification.whole()).containsExactly(purchase.record());
        assertThat(verification.unreadable()).isEmpty();
        assertThat(verification.orphans()).isEmpty();
        assertThat(bank.records()).containsExactly(purchase.record());
    }

    @Test
    void knowsNothingBeforeTheFirstPurchaseAndCreatesNothingByLooking() throws Exception {
        assertThat(bank.find(Purchases.key("a city"))).isEqualTo(new Lookup.Missing());
        assertThat(bank.records()).isEmpty();
        assertThat(new BankCheck(home).verify().isSound()).isTrue();
        assertThat(home).doesNotExist();
    }

    @Test
    void keepsNoHeaderThatCarriesASecret() throws Exception {
        Purchase purchase = deposited("a city");

        assertThat(purchase.record().headers()).containsOnlyKeys("x-remaining-credits");
        assertThat(home.resolve(Bank.recordPath(purchase.record().key())))
                .content(StandardCharsets.UTF_8)
                .doesNotContain("secret");
    }

    @Test
    void findsAPurchaseUnderItsCurrentKeyFirstAndThenUnderFormerOnes() throws Exception {
        Purchase former = Purchases.former("a city", directory.resolve("bought"), 2);
        bank.deposit(former.record(), former.files());
        assertThat(bank.find(Purchases.keys("a city"))).isEqualTo(new Lookup.Whole(former.record()));

        Purchase now = deposited("a city");
        assertThat(bank.find(Purchases.keys("a city"))).isEqualTo(new Lookup.Whole(now.record()));
        Files.delete(bank.blob(now.record().pictures().get(2)));
        assertThat(bank.find(Purchases.keys("a city"))).isEqualTo(new Lookup.Whole(former.record()));
    }

    @Test
    void readsTheRecordOfAnEarlierVersionAndWritesItAsItWas() throws Exception {
        byte[] bytes = OF_VERSION_1
                .formatted(Purchases.formerKey("a city"), Purchases.ENDPOINT, "ab".repeat(32))
                .getBytes(StandardCharsets.UTF_8);

        BankRecord record = RecordFile.read(bytes);

        assertThat(record.cost()).isEqualTo(Cost.exactly(Purchases.PRICE, CostSource.ASSUMED));
        assertThat(record.project()).isEmpty();
        assertThat(normal(RecordFile.write(record))).isEqualTo(normal(bytes));
    }

    private static String normal(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).replaceAll("\\s", "");
    }

    @Test
    void refusesARecordUnderTheKeyOfAnotherRequest() throws Exception {
        BankRecord record = deposited("a city").record();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BankRecord.of(Purchases.key("a village"))
                        .soldBy(Purchases.SERVICE, Purchases.MODEL)
                        .request(record.attributes(), record.take())
                        .bought(record.bought(), record.took())
                        .cost(record.cost())
                        .pictures(record.pictures())
                        .build())
                .withMessageStartingWith("the key is not that of the request");
    }

    @Test
    void refusesAFileThatIsNotThePictureOfItsRecord() throws Exception {
        Purchase purchase = Purchases.of("a city", directory.resolve("bought"), 1);
        Files.writeString(purchase.files().get(0), "an error page");

        assertThatIOException()
                .isThrownBy(() -> bank.deposit(purchase.record(), purchase.files()))
                .withMessage(purchase.files().get(0) + " is not the picture with digest "
                        + purchase.first().sha256());
        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Missing());
        assertThat(filesUnder("blobs")).isEmpty();
    }

    @Test
    void depositsWhileItsThreadIsInterrupted() throws Exception {
        Purchase purchase = Purchases.of("a city", directory.resolve("bought"), 1);
        try {
            Thread.currentThread().interrupt();
            bank.deposit(purchase.record(), purchase.files());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
    }

    @Test
    void saysWhichPicturesAreLost() throws Exception {
        Purchase purchase = deposited("a city");
        Files.delete(bank.blob(purchase.first()));

        assertThat(bank.find(purchase.record().key()))
                .isEqualTo(new Lookup.Damaged(purchase.record(), List.of(purchase.first())));
        assertThat(copyOut(purchase.first(), directory.resolve("out.jpg"))).isFalse();
    }

    @Test
    void takesATornRecordForUnreadableAndNotForMissing() throws Exception {
        Purchase purchase = deposited("a city");
        Path file = home.resolve(Bank.recordPath(purchase.record().key()));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 3}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(bank.find(purchase.record().key()))
                    .as("%s bytes", length)
                    .isInstanceOf(Lookup.Unreadable.class);
        }
        assertThat(bank.records()).isEmpty();
        assertThat(new BankCheck(home).verify().unreadable()).hasSize(1);

        bank.deposit(purchase.record(), purchase.files());
        assertThat(bank.find(purchase.record().key())).isEqualTo(new Lookup.Whole(purchase.record()));
    }

    @Test
    void keepsBothPurchasesWhenOneTakesThePlaceOfTheOther() throws Exception {
        Purchase first = deposited("a city");
        Purchase second = Purchases.of("a city", directory.resolve("bought"), 2, 99);
        bank.deposit(second.record(), second.files());

        assertThat(bank.find(first.record().key())).isEqualTo(new Lookup.Whole(second.record()));
        assertThat(copyOut(first.first(), directory.resolve("out.jpg"))).isTrue();
        assertThat(filesUnder("replaced")).hasSize(1);
        assertThat(new BankCheck(home).verify().orphans()).isEmpty();
    }

    @Test
    void verifiesEverything() throws Exception {
        Purchase whole = deposited("a city");
        Purchase damaged = deposited("a village");
        Files.write(bank.blob(damaged.first()), new byte[(int) damaged.first().bytes()]);
        Purchase cutOff = Purchases.of("a house", directory.resolve("bought"), 1);
        Files.createDirectories(bank.blob(cutOff.first()).getParent());
        Files.copy(cutOff.files().get(0), bank.blob(cutOff.first()));

        Verification verification = new BankCheck(home).verify();

        assertThat(verification.whole()).containsExactly(whole.record());
        assertThat(verification.damaged())
                .containsExactly(new Lookup.Damaged(damaged.record(), List.of(damaged.first())));
        assertThat(verification.orphans()).containsExactly(bank.blob(cutOff.first()));
        assertThat(verification.isSound()).isFalse();
    }

    @Test
    void sweepsOnlyWhatADeadProcessLeftLongAgo() throws Exception {
        Path temporary = Files.createDirectories(home.resolve("temporary"));
        Path old = Files.writeString(temporary.resolve("old.tmp"), "half a picture");
        Path fresh = Files.writeString(temporary.resolve("fresh.tmp"), "half a picture");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        deposited("a city");

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }
}
