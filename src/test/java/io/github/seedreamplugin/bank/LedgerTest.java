package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Intent intent =
                new Intent(ledger.newCall(key), after(0), account, key, "hero", Purchases.attributes(prompt), MOST);
        ledger.append(intent);
        return intent;
    }

    private Outcome ended(Intent intent, int seconds, Kind kind, String credits) throws IOException {
        Outcome outcome = new Outcome(
                intent.id(),
                after(seconds),
                kind,
                new BigDecimal(credits),
                Optional.of(new BigDecimal("9.86")),
                "HTTP 200",
                List.of("https://cdn.example/1.jpg"));
        ledger.append(outcome);
        return outcome;
    }

    private Settlement settled(Intent intent, int seconds, Verdict verdict, String credits) throws IOException {
        Settlement settlement =
                new Settlement(intent.id(), after(seconds), verdict, new BigDecimal(credits), "10.00 - 9.86 = 0.14");
        ledger.append(settlement);
        return settlement;
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
        Outcome outcome = ended(intent, 30, Kind.UNKNOWN, "0");
        Settlement settlement = settled(intent, 60, Verdict.CHARGED, "0.14");
        begun("a village", ACCOUNT);

        assertThat(ledger.calls(intent.key()))
                .containsExactly(
                        new Call(intent.id(), Optional.of(intent), Optional.of(outcome), Optional.of(settlement)));
        assertThat(ledger.entriesSince(after(30))).containsExactly(outcome, settlement);
    }

    @Test
    void holdsACallOpenUntilItsOutcomeIsKnownOrSettled() throws Exception {
        Intent begun = begun("begun", ACCOUNT);
        Intent unknown = begun("unknown", ACCOUNT);
        ended(unknown, 30, Kind.UNKNOWN, "0");
        ended(begun("bought", ACCOUNT), 30, Kind.BOUGHT, "0.035");
        ended(begun("free", ACCOUNT), 30, Kind.FREE, "0");
        ended(begun("unusable", ACCOUNT), 30, Kind.UNUSABLE, "0.035");
        settled(begun("charged", ACCOUNT), 30, Verdict.CHARGED, "0.035");
        settled(begun("not charged", ACCOUNT), 30, Verdict.NOT_CHARGED, "0");
        settled(begun("undecidable", ACCOUNT), 30, Verdict.UNDECIDABLE, "0.035");
        begun("another's", "another account");

        assertThat(ledger.open(ACCOUNT)).extracting(Call::id).containsExactlyInAnyOrder(begun.id(), unknown.id());
        assertThat(ledger.open(ACCOUNT)).allMatch(Call::isOpen);
    }

    @Test
    void countsAnIntentThatCannotBeReadAsAnOpenCallOfEveryAccount() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        Files.write(fileOf(intent, "intent"), new byte[0]);

        Call unknown = new Call(intent.id(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(ledger.open("any account")).containsExactly(unknown);
        assertThat(ledger.calls(intent.key())).containsExactly(unknown);
        assertThat(ledger.calls(Purchases.key("a village"))).isEmpty();
    }

    @Test
    void believesTheNameOfAnOutcomeThatCannotBeRead() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, 30, Kind.UNUSABLE, "0.035");
        Files.writeString(fileOf(intent, "unusable"), "{\"at\":");

        assertThat(ledger.open(ACCOUNT)).isEmpty();
        assertThat(ledger.knownCreditsSince(ACCOUNT, after(0))).isEqualByComparingTo(MOST);
    }

    @Test
    void believesTheNameOfASettlementThatCannotBeRead() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        settled(intent, 30, Verdict.NOT_CHARGED, "0");
        Files.writeString(fileOf(intent, "not-charged"), "");

        assertThat(ledger.open(ACCOUNT)).isEmpty();
        assertThat(ledger.calls(intent.key())).singleElement().satisfies(call -> assertThat(
                        call.settlement().orElseThrow().verdict())
                .isEqualTo(Verdict.NOT_CHARGED));
    }

    @Test
    void knowsWhatAnAccountWasChargedSinceAnInstant() throws Exception {
        ended(begun("earlier", ACCOUNT), 10, Kind.BOUGHT, "1");
        ended(begun("bought", ACCOUNT), 20, Kind.BOUGHT, "0.035");
        ended(begun("unusable", ACCOUNT), 21, Kind.UNUSABLE, "0.07");
        ended(begun("free", ACCOUNT), 22, Kind.FREE, "0");
        settled(begun("charged", ACCOUNT), 23, Verdict.CHARGED, "0.14");
        settled(begun("undecidable", ACCOUNT), 24, Verdict.UNDECIDABLE, "5");
        ended(begun("another's", "another account"), 25, Kind.BOUGHT, "7");

        assertThat(ledger.knownCreditsSince(ACCOUNT, after(10))).isEqualByComparingTo("0.245");
    }

    @Test
    void countsACallOnceWhosePictureWasFoundAfterItHadBeenSettled() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        settled(intent, 30, Verdict.CHARGED, "0.14");
        ended(intent, 30, Kind.BOUGHT, "0.14");

        assertThat(ledger.knownCreditsSince(ACCOUNT, after(10))).isEqualByComparingTo("0.14");
        assertThat(ledger.knownCreditsSince(ACCOUNT, after(40))).isZero();
    }

    @Test
    void findsTheLastReadingOfAnAccount() throws Exception {
        ledger.append(new Reading(after(1), ACCOUNT, new BigDecimal("10.00")));
        ledger.append(new Reading(after(2), ACCOUNT, new BigDecimal("9.86")));
        ledger.append(new Reading(after(3), "another account", new BigDecimal("3")));
        ledger.append(new Reading(after(4), ACCOUNT, new BigDecimal("9.50")));

        assertThat(ledger.lastReadingBefore(ACCOUNT, after(4)))
                .contains(new Reading(after(2), ACCOUNT, new BigDecimal("9.86")));
        assertThat(ledger.lastReadingBefore(ACCOUNT, after(1))).isEmpty();
    }

    @Test
    void usesNamesThatEverySystemAllows() throws Exception {
        ended(begun("a city", "account: <any> \"label\" \\ / | ? *"), 30, Kind.BOUGHT, "0.035");
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
            ended(intent, 30, Kind.BOUGHT, "0.035");
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
                .isThrownBy(() -> new Intent(
                        call,
                        after(0),
                        ACCOUNT,
                        Purchases.key("a village"),
                        "hero",
                        Purchases.attributes("a village"),
                        MOST))
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
