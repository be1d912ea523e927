package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    private static final Price ASSUMED = Price.assumed(new BigDecimal("0.035"));

    @Test
    void setsTwiceTheAssumedPriceAsideUntilACallWasSeen() {
        assertThat(ASSUMED.most(1)).isEqualByComparingTo("0.07");
        assertThat(ASSUMED.most(15)).isEqualByComparingTo("1.05");
        assertThat(ASSUMED.expected(4)).isEqualByComparingTo("0.14");
        assertThat(ASSUMED.isSeen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // seen: pictures, credits; asked for: pictures; expected, at the most
        "1, 0.035, 1, 0.035, 0.035",
        "1, 0.035, 4, 0.14, 0.14",
        "4, 0.14, 1, 0.035, 0.035",
        "4, 0.14, 15, 0.525, 0.525",
        // a charge for each call, however many pictures it brings
        "4, 0.035, 1, 0.00875, 0.035",
        "4, 0.035, 15, 0.13125, 0.13125",
        "1, 0.7, 2, 1.4, 1.4",
    })
    void countsWithTheDearestWayOfChargingThatFitsWhatWasSeen(
            int made, String credits, int asked, String expected, String most) {
        Price price = ASSUMED.seen(made, new BigDecimal(credits));

        assertThat(price.expected(asked)).isEqualByComparingTo(expected);
        assertThat(price.most(asked)).isEqualByComparingTo(most);
    }

    @Test
    void aDearerCallVoidsWhatWasSeenBefore() {
        Price price = ASSUMED.seen(4, new BigDecimal("0.14")).seen(1, new BigDecimal("0.07"));

        assertThat(price.most(1)).isEqualByComparingTo("0.07");
        assertThat(price.most(4)).isEqualByComparingTo("0.28");
    }

    @Test
    void aCheaperCallCountsFromTheNextOneOn() {
        Price price = ASSUMED.seen(1, new BigDecimal("0.035")).seen(1, new BigDecimal("0.02"));

        assertThat(price.most(1)).isEqualByComparingTo("0.02");
    }

    @Test
    void aCallWithoutPicturesOrForNothingShowsNoPrice() {
        assertThat(ASSUMED.seen(0, new BigDecimal("0.035")).isSeen()).isFalse();
        assertThat(ASSUMED.seen(1, BigDecimal.ZERO).isSeen()).isFalse();
    }
}
