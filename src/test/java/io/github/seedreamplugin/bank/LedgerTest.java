package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.seedreamplugin.bank.LedgerEntry.Forgotten;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Submitted;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest extends LedgerStory {

    @Test
    void tellsTheWholeStoryOfACall() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        Submitted submitted = new Submitted(intent.id(), after(1), "request-1", "https://x/status", "https://x/answer");
        ledger.append(submitted);
        Outcome outcome = ended(intent, Kind.UNKNOWN, atMost("0.14"));
        Settlement settlement = settled(intent, stated("0.14"));
        begun("a village", ACCOUNT);

        Call call = ledger.calls(intent.key()).get(0);
        assertThat(call).isEqualTo(Call.of(1, List.of(intent, submitted, outcome, settlement)));
        assertThat(call.intent()).contains(intent);
        assertThat(call.submission()).contains(submitted);
        assertThat(call.outcome()).contains(outcome);
        assertThat(call.settlement()).contains(settlement);
        assertThat(call.lastSequence()).isEqualTo(4);
        assertThat(ledger.lastSequence()).isEqualTo(5);
    }

    @Test
    void givesEveryEntryTheNextNumberWhateverTheClockSays() throws Exception {
        Intent first = begun("a city", ACCOUNT);
        ledger = new Ledger(home, Clock.fixed(Purchases.NOON.minusSeconds(3600), ZoneOffset.UTC));
        Intent second = begun("a city", ACCOUNT);

        assertThat(second.id().at()).isBefore(first.id().at());
        assertThat(ledger.calls(first.key())).extracting(Call::id).containsExactly(first.id(), second.id());
        assertThat(ledger.calls(first.key())).extracting(Call::sequence).containsExactly(1L, 2L);
        assertThat(ledger.callsSince(ACCOUNT, 1)).extracting(Call::id).containsExactly(second.id());
    }

    @Test
    void neverGivesANumberTwiceAfterItsCounterIsLostDamagedOrBehind() throws Exception {
        begun("a city", ACCOUNT);
        Files.delete(home.resolve("ledger/sequence"));
        begun("a village", ACCOUNT);
        Files.writeString(home.resolve("ledger/sequence"), "n0000000");
        ledger.append(new Reading(after(1), ACCOUNT, BigDecimal.TEN));
        Files.writeString(home.resolve("ledger/sequence"), "n000000000001\n");
        ledger = new Ledger(home, Clock.systemUTC());
        begun("a town", ACCOUNT);

        assertThat(ledger.allCalls()).extracting(Call::sequence).containsExactly(1L, 2L, 4L);
        assertThat(Files.readString(home.resolve("ledger/sequence"))).isEqualTo("n000000000004\n");
    }

    @Test
    void holdsACallOpenUntilItsOutcomeIsKnownSettledOrForgotten() throws Exception {
        Intent begun = begun("begun", ACCOUNT);
        Intent unknown = begun("unknown", ACCOUNT);
        ended(unknown, Kind.UNKNOWN, atMost("0.14"));
        Intent queued = begun("queued", ACCOUNT);
        ledger.append(new Submitted(queued.id(), after(1), "request-1", "https://x/status", "https://x/answer"));
        ended(begun("bought", ACCOUNT), Kind.BOUGHT, stated("0.035"));
        ended(begun("free", ACCOUNT), Kind.FREE, Cost.free(CostSource.TABLE));
        ended(begun("incomplete", ACCOUNT), Kind.INCOMPLETE, stated("0.035"));
        settled(begun("charged", ACCOUNT), stated("0.035"));
        settled(begun("not charged", ACCOUNT), Cost.free(CostSource.BALANCE));
        settled(begun("undecidable", ACCOUNT), atMost("0.035"));
        ledger.append(new Forgotten(begun("forgotten", ACCOUNT).id(), after(2), "the key is gone"));
        begun("another's", "another account");

        assertThat(ledger.open(ACCOUNT)).extracting(Call::id).containsExactly(begun.id(), unknown.id(), queued.id());
        assertThat(ledger.open(ACCOUNT)).allMatch(Call::isOpen);
        assertThat(ledger.allCalls()).filteredOn(Call::isOpen).hasSize(4);
    }

    @Test
    void believesTheLastWordAboutACost() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        assertThat(only().cost()).isEqualTo(atMost("0.140"));
        ended(intent, Kind.UNKNOWN, atMost("0.07"));
        assertThat(only().cost()).isEqualTo(atMost("0.07"));
        settled(intent, atMost("0.05"));
        settled(intent, stated("0.04"));
        assertThat(only().cost()).isEqualTo(stated("0.04"));
        ended(intent, Kind.INCOMPLETE, stated("0.03"));
        assertThat(only().cost()).isEqualTo(stated("0.03"));
        assertThat(only().isIncomplete()).isTrue();
        settled(intent, stated("0.02"));
        assertThat(only().cost()).isEqualTo(stated("0.02"));
    }

    @Test
    void usesNamesThatEverySystemAllows() throws Exception {
        ended(begun("a city", "account: <any> \"label\" \\ / | ? *"), Kind.BOUGHT, stated("0.035"));
        ledger.append(new Reading(after(1), "account: <any>", BigDecimal.TEN));

        Pattern allowed = Pattern.compile("[A-Za-z0-9.-]+");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.skip(1).map(file -> file.getFileName().toString()))
                    .allMatch(name -> allowed.matcher(name).matches());
        }
    }

    @Test
    void ignoresFilesThatAreNotItsOwn() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        Path beside = fileOf(intent, "intent");
        Files.writeString(beside.resolveSibling(".DS_Store"), "");
        Files.writeString(beside.resolveSibling("notes.of.mine.json"), "");

        assertThat(ledger.open(ACCOUNT)).hasSize(1);
    }

    @Test
    void appendsWhileItsThreadIsInterrupted() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        try {
            Thread.currentThread().interrupt();
            ended(intent, Kind.BOUGHT, stated("0.035"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(ledger.open(ACCOUNT)).isEmpty();
    }

    @Test
    void refusesAnIntentWhoseCallIsForAnotherKey() {
        CallId call = ledger.newCall(Purchases.key("a city"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intent.of(call, after(0))
                        .account(ACCOUNT)
                        .buys("hero", Purchases.key("a village"))
                        .attributes(Purchases.attributes("a village"))
                        .mostCredits(MOST)
                        .build())
                .withMessageContaining("is not one for key");
    }

    @Test
    void namesACallByItsTimeAndItsKey() {
        CallId call = ledger.newCall(Purchases.key("a city"));

        assertThat(call.at()).isEqualTo(Purchases.NOON);
        assertThat(call.shortKey()).isEqualTo(Purchases.key("a city").shortForm());
        assertThat(call.value()).startsWith("20261123T120000000000000Z-");
    }
}
