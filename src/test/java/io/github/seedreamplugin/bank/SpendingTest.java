package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendingTest extends LedgerStory {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final Optional<String> SITE = Optional.of("com.example:site");
    private static final Optional<String> HERO = Optional.of("hero");

    private void december() {
        ledger = new Ledger(home, Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void addsUpWhatCallsCostByMonthProjectAndImage() throws Exception {
        ended(begun("one", ACCOUNT), Kind.BOUGHT, stated("0.035"));
        ended(begun("two", ACCOUNT), Kind.BOUGHT, stated("0.07"));
        ended(begun("refused", ACCOUNT), Kind.FREE, Cost.free(CostSource.TABLE));
        december();
        begun("open", ACCOUNT);

        Spending spending = ledger.spendingSince(Instant.EPOCH);

        assertThat(spending.lines())
                .containsExactly(
                        new Spending.Line(NOVEMBER, SITE, HERO, 2, stated("0.105")),
                        new Spending.Line(DECEMBER, SITE, HERO, 1, atMost("0.140")));
        assertThat(spending.in(NOVEMBER)).isEqualTo(stated("0.105"));
        assertThat(spending.total().least()).isEqualByComparingTo("0.105");
        assertThat(spending.total().most()).isEqualByComparingTo("0.245");
        assertThat(ledger.spendingSince(Instant.parse("2026-12-01T00:00:00Z"))
                        .in(NOVEMBER)
                        .isFree())
                .isTrue();
    }

    @Test
    void countsACallThatCannotBeReadForItsMost() throws Exception {
        Files.writeString(fileOf(begun("a city", ACCOUNT), "intent"), "");

        assertThat(ledger.spendingSince(Instant.EPOCH).lines())
                .containsExactly(new Spending.Line(
                        NOVEMBER, Optional.empty(), Optional.empty(), 1, Cost.upTo(new BigDecimal("1.05"))));
    }

    @Test
    void isNothingWhereNothingWasBought() throws Exception {
        assertThat(ledger.spendingSince(Instant.EPOCH).total().isFree()).isTrue();
    }
}
