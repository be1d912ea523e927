package io.github.seedreamplugin.generation.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendingLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "1.00, 0, 1, 10, 1.00",
        "1.00, 0, 4, 10, 0.25",
        "1.00, 0, 4, 0.40, 0.10",
        "1.00, 0.2, 4, 0.40, 0.05",
        "1.00, 0.5, 4, 0.40, 0",
        "1.00, 0, 3, 10, 0.333333"
    })
    void shardsShareTheBudgetAndTheAccount(String most, String keep, int shards, String opening, String cap) {
        SpendingLimits limits = SpendingLimits.builder()
                .maxCredits(new BigDecimal(most))
                .minRemainingCredits(new BigDecimal(keep))
                .shards(shards)
                .build();

        assertThat(limits.cap(Optional.of(new BigDecimal(opening)))).isEqualByComparingTo(cap);
    }
}
