package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksSinceReadingTest {

    private final BooksSinceReading books = new BooksSinceReading(Optional.of(BigDecimal.TEN));

    @Test
    void aFallThatPaysForThePicturesIsTheirCost() {
        books.add(unstated("one", 1, "9.965"));
        books.add(unstated("two", 3, "9.86"));

        assertThat(costs()).containsExactly("0.035", "0.105");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "9.98", "9.966"})
    void aSmallerFallMayLackAChargeAndSaysNothing(String remaining) {
        books.add(unstated("one", 1, remaining));
        books.read(new BigDecimal(remaining), false);

        assertThat(books.fellShort()).isTrue();
        assertThat(books.byTheBalance()).isEmpty();
        assertThat(books.most()).isEqualByComparingTo("0.07");
    }

    @Test
    void aSmallerFallIsTheCostOnceEveryChargeMustBeInIt() {
        books.add(unstated("one", 1, "9.98"));
        books.read(new BigDecimal("9.98"), true);

        assertThat(costs()).containsExactly("0.02");
    }

    @Test
    void aLateReadingSaysNothingOfACallThatEndsAfterIt() {
        books.add(unstated("one", 1, "9.98"));
        books.read(new BigDecimal("9.98"), true);
        books.add(unstated("two", 1, "9.98"));

        assertThat(books.fellShort()).isTrue();
        assertThat(books.byTheBalance()).isEmpty();
    }

    @Test
    void aFallThatAStatedCostExplainsSaysNothingOfTheOthers() {
        books.add(new EndedCall(
                "one",
                Cost.exactly(new BigDecimal("0.035"), CostSource.STATED),
                1,
                price(1),
                Optional.of(new BigDecimal("9.895"))));
        books.add(unstated("two", 3, "9.895"));

        assertThat(books.fellShort()).isTrue();
        assertThat(books.byTheBalance()).isEmpty();
    }

    @Test
    void anUnmovedBalanceFellShort() {
        books.add(unstated("one", 1, "10"));

        assertThat(books.fellShort()).isTrue();
        assertThat(books.byTheBalance()).isEmpty();
    }

    private List<String> costs() {
        return books.byTheBalance().orElseThrow().stream()
                .map(call -> call.cost().text())
                .toList();
    }

    private static EndedCall unstated(String name, int pictures, String remaining) {
        Cost cost = Cost.upTo(price(pictures).multiply(BigDecimal.valueOf(2)));
        return new EndedCall(name, cost, pictures, price(pictures), Optional.of(new BigDecimal(remaining)));
    }

    private static BigDecimal price(int pictures) {
        return new BigDecimal("0.035").multiply(BigDecimal.valueOf(pictures));
    }
}
