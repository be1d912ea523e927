package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a run cost, by reason. Amounts are credits and compare by value: 0.140 is 0.14.
 *
 * @param opening the balance that the service said before the first call, if it said one
 * @param closing the balance that the service said last, if it said one
 * @param spent what this run's calls cost
 * @param estimated what they were expected to cost
 * @param avoided what the restored and current pictures would have cost
 * @param lost what was charged for pictures that never arrived
 * @param indeterminate what may have been charged for calls whose outcome is unknown
 * @param elsewhere what other modules of the same build took from the account between the two readings
 */
public record Bill(
        Optional<BigDecimal> opening,
        Optional<BigDecimal> closing,
        BigDecimal spent,
        BigDecimal estimated,
        BigDecimal avoided,
        BigDecimal lost,
        BigDecimal indeterminate,
        BigDecimal elsewhere) {

    public Bill {
        opening = opening.map(Credits::normal);
        closing = closing.map(Credits::normal);
        spent = Credits.amount("spent", spent);
        estimated = Credits.amount("estimated", estimated);
        avoided = Credits.amount("avoided", avoided);
        lost = Credits.amount("lost", lost);
        indeterminate = Credits.amount("indeterminate", indeterminate);
        elsewhere = Credits.amount("elsewhere", elsewhere);
    }

    /**
     * How much the balance fell beyond what this bill accounts for; below zero when it rose, as after a top-up.
     * Empty when a reading is missing or everything is explained.
     */
    public Optional<BigDecimal> unexplained() {
        if (opening.isEmpty() || closing.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal difference = opening.get()
                .subtract(closing.get())
                .subtract(spent)
                .subtract(lost)
                .subtract(indeterminate)
                .subtract(elsewhere);
        return Optional.of(Credits.normal(difference)).filter(amount -> amount.signum() != 0);
    }
}
