package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier versions of the plugin wrote, in format 1, is read for ever. */
class FormerLedgerTest {

    private static final String ACCOUNT = "https://api.segmind.com 4f2a";
    private static final PurchaseKey KEY = Purchases.formerKey("a city");
    private static final String CALL = "20261123T120000000000000Z-" + KEY.shortForm() + "-89abcdef";

    @TempDir
    Path home;

    private Ledger ledger;

    @BeforeEach
    void anIntentOfThen() throws IOException {
        ledger = new Ledger(home, Clock.fixed(Purchases.NOON, ZoneOffset.UTC));
        write("20261123T120000000000000Z.intent", """
                "account": "%s", "key": "%s", "image": "hero", "most_credits": 0.14,
                "request": {"prompt": "a city", "aspect_ratio": "16:9", "size": "2K", "max_images": 4,
                            "optimize_prompt": "standard", "watermark": false}""".formatted(ACCOUNT, KEY.hex()));
    }

    private void write(String timeAndWord, String members) throws IOException {
        Path directory = home.resolve("ledger/calls").resolve(KEY.hex().substring(0, 2));
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve(CALL + "." + timeAndWord + ".json"),
                "{\"format\": 1, \"at\": \"2026-11-23T12:00:30Z\", \"call\": \"" + CALL + "\", " + members + "}");
    }

    private Call call() throws IOException {
        return ledger.calls(KEY).get(0);
    }

    @Test
    void aCallIsOpenAndMayHaveCostItsMost() throws Exception {
        assertThat(ledger.open(ACCOUNT)).containsExactly(call());
        assertThat(call().intent().orElseThrow().attributes()).isEqualTo(Purchases.attributes("a city"));
        assertThat(call().cost()).isEqualTo(Cost.upTo(new BigDecimal("0.14")));
    }

    @Test
    void aPaidOutcomeCostWhatItSaysAndNobodyKnowsWhoSaidSo() throws Exception {
        write("20261123T120030000000000Z.unusable", """
                "kind": "UNUSABLE", "credits": 0.07, "remaining": 9.93, "note": "HTTP 200",
                "unfetched": ["https://cdn.example/1.jpg"]""");

        Outcome outcome = call().outcome().orElseThrow();
        assertThat(outcome.kind()).isEqualTo(Kind.INCOMPLETE);
        assertThat(outcome.cost()).isEqualTo(Cost.exactly(new BigDecimal("0.07"), CostSource.ASSUMED));
        assertThat(outcome.remaining()).contains(new BigDecimal("9.93"));
        assertThat(outcome.unfetched()).containsExactly("https://cdn.example/1.jpg");
        assertThat(call().isOpen()).isFalse();
    }

    @Test
    void anUnknownOutcomeMayHaveCostTheMost() throws Exception {
        write("20261123T120030000000000Z.unknown", """
                "kind": "UNKNOWN", "credits": 0, "note": "no answer", "unfetched": []""");

        assertThat(call().cost()).isEqualTo(Cost.upTo(new BigDecimal("0.14")));
        assertThat(call().isOpen()).isTrue();
    }

    @Test
    void aVerdictIsReadAsACost() throws Exception {
        write("20261123T120031000000000Z.undecidable", """
                "verdict": "UNDECIDABLE", "credits": 0.14, "evidence": "others spend too\"""");
        assertThat(call().cost()).isEqualTo(Cost.upTo(new BigDecimal("0.14")));
        write("20261123T120032000000000Z.charged", """
                "verdict": "CHARGED", "credits": 0.07, "evidence": "10 - 9.93\"""");
        assertThat(call().cost()).isEqualTo(Cost.exactly(new BigDecimal("0.07"), CostSource.BALANCE));
        write("20261123T120033000000000Z.not-charged", """
                "verdict": "NOT_CHARGED", "credits": 0, "evidence": "10 - 10\"""");
        assertThat(call().cost()).isEqualTo(Cost.free(CostSource.BALANCE));
        assertThat(call().isOpen()).isFalse();
    }

    @Test
    void aPictureFoundAtTheTimeOfTheVerdictIsTheLastWord() throws Exception {
        write("20261123T120031000000000Z.undecidable", """
                "verdict": "UNDECIDABLE", "credits": 0.14, "evidence": "others spend too\"""");
        write("20261123T120031000000000Z.bought", """
                "kind": "BOUGHT", "credits": 0.07, "note": "found", "unfetched": []""");

        assertThat(call().cost()).isEqualTo(Cost.exactly(new BigDecimal("0.07"), CostSource.ASSUMED));
    }

    @Test
    void comesBeforeWhateverHasANumberHoweverLateItsClock() throws Exception {
        write("20991123T120000000000000Z.unknown", """
                "kind": "UNKNOWN", "credits": 0, "note": "no answer", "unfetched": []""");
        Path readings = Files.createDirectories(home.resolve("ledger/readings"));
        long first = ledger.append(new Reading(Purchases.NOON, ACCOUNT, BigDecimal.TEN));
        String name = readings.toFile().list()[0];
        Files.writeString(
                readings.resolve("20991123T120000000000000Z" + name.substring(SequenceInName.LENGTH)),
                "{\"format\": 1, \"at\": \"2099-11-23T12:00:00Z\", \"account\": \"" + ACCOUNT + "\", \"balance\": 3}");

        assertThat(first).isEqualTo(1);
        assertThat(call().lastSequence()).isNegative().isGreaterThan(call().sequence());
        assertThat(ledger.callsSince(ACCOUNT, 0)).isEmpty();
        assertThat(ledger.callsSince(ACCOUNT, call().sequence())).hasSize(1);
        assertThat(ledger.lastReadingBefore(ACCOUNT, first)
                        .orElseThrow()
                        .entry()
                        .balance())
                .isEqualByComparingTo("3");
        assertThat(ledger.readingsSince(ACCOUNT, Long.MIN_VALUE))
                .extracting(reading -> reading.entry().balance().intValue())
                .containsExactly(3, 10);
    }
}
