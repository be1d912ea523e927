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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final String ACCOUNT = "https://api.segmind.com 4f2a";
    private static final BigDecimal MOST = new BigDecimal("0.140");

    @TempDir
    Path home;

    private Ledger ledger;

    @BeforeEach
    void openALedger() {
        ledger = new Ledger(home, Clock.fixed(Purchases.NOON, ZoneOffset.UTC));
    }

    private static Instant after(int seconds) {
        return Purchases.NOON.plusSeconds(seconds);
    }

    private Intent begun(String prompt, String account) throws IOException {
        PurchaseKey key = Purchases.key(prompt);
        Intent intent = Intent.of(ledger.newCall(key), after(0))
                .account(account)
                .buys("hero", key)
                .attributes(Purchases.attributes(prompt))
                .mostCredits(MOST)
                .origin(new CallOrigin(
                        Optional.of("com.example:site"),
                        Optional.of("4f2a"),
                        Optional.of("main"),
                        Optional.of("ann"),
                        Optional.of("https://ci.example/7")))
                .build();
        ledger.append(intent);
        return intent;
    }

    private Outcome ended(Intent intent, Kind kind, Cost cost) throws IOException {
        Outcome outcome = Outcome.of(intent.id(), after(30))
                .was(kind, cost)
                .remaining(Optional.of(new BigDecimal("9.86")))
                .requestId(Optional.of("request-1"))
                .note("HTTP 200")
                .unfetched(List.of("https://cdn.example/1.jpg"))
                .build();
        ledger.append(outcome);
        return outcome;
    }

    private Settlement settled(Intent intent, Cost cost) throws IOException {
        Settlement settlement = new Settlement(intent.id(), after(60), cost, "10.00 - 9.86 = 0.14");
        ledger.append(settlement);
        return settlement;
    }

    private static Cost stated(String credits) {
        return Cost.exactly(new BigDecimal(credits), CostSource.STATED);
    }

    private static Cost atMost(String credits) {
        return Cost.upTo(new BigDecimal(credits));
    }

    private Path fileOf(Intent intent, String word) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file ->
                            file.getFileName().toString().startsWith(intent.id().value())
                                    && file.toString().endsWith("." + word + ".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

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

    private Call only() throws IOException {
        return ledger.allCalls().get(0);
    }

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
    void knowsWhatAnAccountWasChargedForCertainSinceANumber() throws Exception {
        ended(begun("earlier", ACCOUNT), Kind.BOUGHT, stated("1"));
        Intent across = begun("across", ACCOUNT);
        long number = ledger.append(new Reading(after(1), ACCOUNT, BigDecimal.TEN));
        ended(across, Kind.BOUGHT, stated("0.035"));
        ended(begun("incomplete", ACCOUNT), Kind.INCOMPLETE, stated("0.07"));
        ended(begun("free", ACCOUNT), Kind.FREE, Cost.free(CostSource.TABLE));
        settled(begun("charged", ACCOUNT), stated("0.14"));
        settled(begun("undecidable", ACCOUNT), atMost("5"));
        ended(begun("another's", "another account"), Kind.BOUGHT, stated("7"));

        assertThat(ledger.knownCreditsSince(ACCOUNT, number)).isEqualByComparingTo("0.245");
    }

    @Test
    void countsACallOnceWhosePictureWasFoundAfterItHadBeenSettled() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        settled(intent, stated("0.14"));
        long number = ledger.append(new Reading(after(1), ACCOUNT, BigDecimal.TEN));
        ended(intent, Kind.BOUGHT, stated("0.14"));

        assertThat(ledger.knownCreditsSince(ACCOUNT, 0)).isEqualByComparingTo("0.14");
        assertThat(ledger.knownCreditsSince(ACCOUNT, number)).isZero();
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
