package io.github.seedreamplugin.generation.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PriceTest {

    private static final Price ASSUMED = Price.assumed(credits("0.035"));

    @Test
    void isAssumedUntilAReadingShowsIt() {
        assertThat(ASSUMED.observed()).isFalse();
        assertThat(ASSUMED.most(4)).isEqualByComparingTo("0.14");
    }

    @Test
    void aReadingThatFitsSettlesIt() {
        Price price = ASSUMED.observe(credits("0.0350000001"), 1, 1);

        assertThat(price.observed()).isTrue();
        assertThat(price.perImage()).isEqualByComparingTo("0.035");
        assertThat(price.byRequest()).isEmpty();
    }

    @Test
    void twoReadingsThatAgreeMakeAnotherPrice() {
        Price doubted = ASSUMED.observe(credits("0.05"), 1, 1);
        assertThat(doubted.observed()).isFalse();
        assertThat(doubted.most(1)).isEqualByComparingTo("0.05");
        assertThat(doubted.perImage()).isEqualByComparingTo("0.035");

        Price price = doubted.observe(credits("0.05"), 1, 1);
        assertThat(price.observed()).isTrue();
        assertThat(price.perImage()).isEqualByComparingTo("0.05");
        assertThat(price.most(2)).isEqualByComparingTo("0.1");
    }

    @Test
    void aLowerReadingIsCountedWithOnlyOnceItIsConfirmed() {
        Price doubted = ASSUMED.observe(credits("0.02"), 1, 1);
        assertThat(doubted.most(1)).isEqualByComparingTo("0.035");
        assertThat(doubted.observe(credits("0.02"), 1, 1).perImage()).isEqualByComparingTo("0.02");
    }

    @Test
    void aReadingWithSomebodyElsesSpendingInItIsForgottenWhenTheNextOneFits() {
        Price price = ASSUMED.observe(credits("0.435"), 1, 1).observe(credits("0.035"), 1, 1);

        assertThat(price.observed()).isTrue();
        assertThat(price.perImage()).isEqualByComparingTo("0.035");
        assertThat(price.doubted()).isEmpty();
    }

    @Test
    void ofTwoReadingsThatFitNothingTheLowerOneIsBelieved() {
        assertThat(ASSUMED.observe(credits("0.435"), 1, 1)
                        .observe(credits("0.051"), 1, 1)
                        .perImage())
                .isEqualByComparingTo("0.051");
    }

    @Test
    void aTopUpSaysNothingOfThePrice() {
        assertThat(ASSUMED.observe(credits("-5"), 1, 1)).isEqualTo(ASSUMED);
    }

    @Test
    void aBalanceThatDoesNotMoveLeavesThePriceAsItIs() {
        Price price = ASSUMED.observe(credits("0.000001"), 1, 1);

        assertThat(price.observed()).isTrue();
        assertThat(price.perImage()).isEqualByComparingTo("0.035");
    }

    @Test
    void showsWhetherAskedForOrReceivedPicturesAreCharged() {
        Price byRequest = ASSUMED.observe(credits("0.14"), 4, 2);
        assertThat(byRequest.byRequest()).contains(true);
        assertThat(byRequest.of(4, 2)).isEqualByComparingTo("0.14");

        Price byReceived = ASSUMED.observe(credits("0.07"), 4, 2);
        assertThat(byReceived.byRequest()).contains(false);
        assertThat(byReceived.of(4, 2)).isEqualByComparingTo("0.07");
        assertThat(byReceived.atMost(4, 2)).isEqualByComparingTo("0.07");
    }

    @Test
    void whileThatIsOpenTheBooksTakeTheLessAndTheBudgetTheMore() {
        assertThat(ASSUMED.of(4, 2)).isEqualByComparingTo("0.07");
        assertThat(ASSUMED.atMost(4, 2)).isEqualByComparingTo("0.14");
    }

    private static BigDecimal credits(String amount) {
        return new BigDecimal(amount);
    }
}
