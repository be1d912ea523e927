package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls are written as {@code least-most}, or as one amount that the service has stated. */
class CostNarrowingTest {

    @ParameterizedTest(name = "fell by {0}, calls {1}: {2}")
    @CsvSource({
        // one unknown call alone
        "0, 0-0.035, 0.00",
        "0.035, 0-0.035, 0.035",
        "0.035, 0-0.07, 0.035",
        // beside a call that stated its cost
        "0.035, 0.035 0-0.035, 0.035 0.00",
        "0.07, 0.035 0-0.035, 0.035 0.035",
        // beside one that did not: it may have been free
        "0.035, 0-0.035 0-0.035, 0.00 to 0.035 0.00 to 0.035",
        "0.07, 0-0.035 0-0.035, 0.035 0.035",
        "0, 0-0.035 0-0.035, 0.00 0.00",
        // a price that fell leaves room, and room is doubt
        "0.05, 0-0.035 0-0.035, 0.015 to 0.035 0.015 to 0.035",
        // somebody else spent as well: the calls explain less than is missing
        "0.5, 0-0.035, 0.00 to 0.035",
        // a top-up or a refund hides what was charged
        "-1, 0-0.035, 0.00 to 0.035",
        "0, 0.035 0-0.035, 0.035 0.00 to 0.035",
    })
    void leavesNoCallFreeThatMayHaveBeenCharged(String fallen, String calls, String narrowed) {
        List<Cost> costs =
                Arrays.stream(calls.split(" ", -1)).map(CostNarrowingTest::cost).toList();

        List<Cost> result = new CostNarrowing(new BigDecimal(fallen), costs).narrowed();

        assertThat(String.join(" ", result.stream().map(Cost::text).toList())).isEqualTo(narrowed);
    }

    @Test
    void namesTheBalanceAsItsSource() {
        CostNarrowing narrowing =
                new CostNarrowing(new BigDecimal("0.035"), List.of(Cost.upTo(new BigDecimal("0.07"))));

        assertThat(narrowing.narrowed()).containsExactly(Cost.exactly(new BigDecimal("0.035"), CostSource.BALANCE));
        assertThat(narrowing.evidence(new BigDecimal("10")))
                .isEqualTo("the balance was 10.00 credits before and fell by 0.035, of which the other calls explain"
                        + " 0.00 for certain");
    }

    @Test
    void saysWhatNoCallExplains() {
        CostNarrowing narrowing = new CostNarrowing(
                new BigDecimal("0.1"),
                List.of(Cost.free(CostSource.TABLE), Cost.exactly(new BigDecimal("0.035"), CostSource.STATED)));

        assertThat(narrowing.unexplained()).isEqualByComparingTo("0.065");
    }

    @Test
    void whatIsLeftOverIsMoreIfAnotherCallTookLessThanItMayHave() {
        CostNarrowing narrowing = new CostNarrowing(
                new BigDecimal("0.07"), List.of(Cost.free(CostSource.TABLE), Cost.upTo(new BigDecimal("0.035"))));

        assertThat(narrowing.leftOver().text()).isEqualTo("0.035 to 0.07");
        assertThat(new CostNarrowing(new BigDecimal("-1"), narrowing.calls())
                        .leftOver()
                        .text())
                .isEqualTo("0.00");
    }

    private static Cost cost(String text) {
        String[] ends = text.split("-", -1);
        return ends.length == 1
                ? Cost.exactly(new BigDecimal(text), CostSource.STATED)
                : new Cost(new BigDecimal(ends[0]), new BigDecimal(ends[1]), CostSource.ASSUMED);
    }
}
