package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a ledger, and what it answers when entries are damaged. */
class LedgerQueriesTest extends LedgerStory {

    @Test
    void countsAnIntentThatCannotBeReadAsAnOpenCallOfEveryAccount() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        Files.write(fileOf(intent, "intent"), new byte[0]);

        Call unknown = new Call(intent.id(), 1, List.of());
        assertThat(ledger.open("any account")).containsExactly(unknown);
        assertThat(ledger.calls(intent.key())).containsExactly(unknown);
        assertThat(ledger.calls(Purchases.key("a village"))).isEmpty();
        assertThat(unknown.cost()).isEqualTo(atMost("1.05"));
    }

    @Test
    void believesTheNameOfAnOutcomeThatCannotBeRead() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, Kind.INCOMPLETE, stated("0.035"));
        Files.writeString(fileOf(intent, "incomplete"), "{\"at\":");

        assertThat(ledger.open(ACCOUNT)).isEmpty();
        assertThat(only().isIncomplete()).isTrue();
        assertThat(only().cost()).isEqualTo(Cost.upTo(MOST));
    }

    @Test
    void believesTheNameOfASettlementThatCannotBeRead() throws Exception {
        Intent free = begun("a city", ACCOUNT);
        settled(free, Cost.free(CostSource.BALANCE));
        Files.writeString(fileOf(free, "not-charged"), "");
        Intent charged = begun("a village", ACCOUNT);
        settled(charged, stated("0.035"));
        Files.writeString(fileOf(charged, "charged"), "");

        assertThat(ledger.open(ACCOUNT)).isEmpty();
        assertThat(ledger.calls(free.key())).singleElement().matches(call -> call.cost()
                .isFree());
        assertThat(ledger.calls(charged.key())).singleElement().satisfies(call -> assertThat(call.cost())
                .isEqualTo(Cost.upTo(MOST)));
    }

    @Test
    void takesAnEntryAboutAnotherCallThanItsNameSaysForDamaged() throws Exception {
        Intent free = begun("a city", ACCOUNT);
        ended(free, Kind.FREE, Cost.free(CostSource.TABLE));
        Intent bought = begun("a village", ACCOUNT);
        ended(bought, Kind.BOUGHT, stated("0.035"));
        Files.copy(fileOf(free, "free"), fileOf(bought, "bought"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(ledger.calls(bought.key())).singleElement().satisfies(call -> {
            assertThat(call.outcome().orElseThrow().kind()).isEqualTo(Kind.BOUGHT);
            assertThat(call.cost()).isEqualTo(Cost.upTo(MOST));
        });
    }

    @Test
    void findsTheCallsOfAnAccountThatSomethingWasWrittenAboutSinceANumber() throws Exception {
        ended(begun("earlier", ACCOUNT), Kind.BOUGHT, stated("1"));
        Intent across = begun("across", ACCOUNT);
        long number = ledger.append(new Reading(after(1), ACCOUNT, BigDecimal.TEN));
        ended(across, Kind.BOUGHT, stated("0.035"));
        Intent later = begun("later", ACCOUNT);
        begun("another's", "another account");

        assertThat(ledger.callsSince(ACCOUNT, number)).extracting(Call::id).containsExactly(across.id(), later.id());
    }

    @Test
    void knowsWhenItWasDecidedWhatBecameOfACall() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, Kind.UNKNOWN, atMost("0.14"));
        assertThat(only().decided()).isEmpty();
        settled(intent, stated("0.14"));
        ended(intent, Kind.BOUGHT, stated("0.14"));

        assertThat(only().decided()).contains(3L);
    }

    @Test
    void findsTheReadingsOfAnAccountBeforeAndAfterANumber() throws Exception {
        Reading late = new Reading(after(9), ACCOUNT, new BigDecimal("10.00"));
        Reading early = new Reading(after(2), ACCOUNT, new BigDecimal("9.86"));
        ledger.append(late);
        ledger.append(early);
        ledger.append(new Reading(after(3), "another account", new BigDecimal("3")));
        long last = ledger.append(new Reading(after(4), ACCOUNT, new BigDecimal("9.50")));

        assertThat(ledger.lastReadingBefore(ACCOUNT, last)).contains(new Numbered<>(2, early));
        assertThat(ledger.lastReadingBefore(ACCOUNT, 1)).isEmpty();
        assertThat(ledger.readingsSince(ACCOUNT, 1))
                .extracting(Numbered::sequence)
                .containsExactly(2L, last);
    }

    @Test
    void saysWhatWasSpentOnWhatSinceAnInstant() throws Exception {
        ended(begun("free", ACCOUNT), Kind.FREE, Cost.free(CostSource.TABLE));
        ended(begun("bought", ACCOUNT), Kind.BOUGHT, stated("0.035"));

        assertThat(ledger.chargesSince(after(0))).singleElement().satisfies(call -> {
            assertThat(call.cost()).isEqualTo(stated("0.035"));
            assertThat(call.intent().orElseThrow().origin().project()).contains("com.example:site");
        });
        assertThat(ledger.chargesSince(after(1))).isEmpty();
    }

    @Test
    void findsTheCallsOfAPurchaseUnderItsFormerKeysToo() throws Exception {
        Intent now = begun("a city", ACCOUNT);
        PurchaseKey former = Purchases.formerKey("a city");
        Intent then = Intent.of(ledger.newCall(former), after(0))
                .account(ACCOUNT)
                .buys("hero", former)
                .attributes(Purchases.attributes("a city"))
                .mostCredits(MOST)
                .build();
        ledger.append(then);

        assertThat(ledger.calls(Purchases.keys("a city"))).extracting(Call::id).containsExactly(then.id(), now.id());
    }
}
