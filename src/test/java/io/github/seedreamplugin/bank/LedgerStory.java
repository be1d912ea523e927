package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger, and a few words to fill it with. */
abstract class LedgerStory {

    static final String ACCOUNT = "https://api.segmind.com 4f2a";
    static final BigDecimal MOST = new BigDecimal("0.140");

    @TempDir
    Path home;

    Ledger ledger;

    @BeforeEach
    void openALedger() {
        ledger = new Ledger(home, Clock.fixed(Purchases.NOON, ZoneOffset.UTC));
    }

    static Instant after(int seconds) {
        return Purchases.NOON.plusSeconds(seconds);
    }

    Intent begun(String prompt, String account) throws IOException {
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

    Outcome ended(Intent intent, Kind kind, Cost cost) throws IOException {
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

    Settlement settled(Intent intent, Cost cost) throws IOException {
        Settlement settlement = new Settlement(intent.id(), after(60), cost, "10.00 - 9.86 = 0.14");
        ledger.append(settlement);
        return settlement;
    }

    static Cost stated(String credits) {
        return Cost.exactly(new BigDecimal(credits), CostSource.STATED);
    }

    static Cost atMost(String credits) {
        return Cost.upTo(new BigDecimal(credits));
    }

    Path fileOf(Intent intent, String word) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file ->
                            file.getFileName().toString().startsWith(intent.id().value())
                                    && file.toString().endsWith("." + word + ".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Call only() throws IOException {
        return ledger.allCalls().get(0);
    }
}
