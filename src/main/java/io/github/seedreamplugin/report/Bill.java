package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a run cost, by reason. Amounts are credits and compare by value: 0.140 is 0.14. What is certain stands under
 * {@code pictures} and {@code wasted}; everything that only may have been charged is in {@code unknown}.
 *
 * @param opening the balance that the service said before the first call, if it said one
 * @param closing the balance that the service said last, if it said one
 * @param pictures what was charged for pictures that are there
 * @param wasted what was charged for pictures that never arrived
 * @param unknown what may have been charged beside, from the least to the most
 * @param estimated what the calls were expected to cost
 * @param avoided what the restored and current pictures would have cost
 * @param elsewhere what others of the same build took from the account between the two readings
 */
public record Bill(
        Optional<BigDecimal> opening,
        Optional<BigDecimal> closing,
        Cost pictures,
        Cost wasted,
        Cost unknown,
        BigDecimal estimated,
        BigDecimal avoided,
        BigDecimal elsewhere) {

    public Bill {
        opening = opening.map(Credits::normal);
        closing = closing.map(Credits::normal);
        pictures = exact("pictures", pictures);
        wasted = exact("lost", wasted);
        unknown = Amounts.normal(unknown);
        estimated = Credits.amount("estimated", estimated);
        avoided = Credits.amount("avoided", avoided);
        elsewhere = Credits.amount("elsewhere", elsewhere);
    }

    /** A bill of nothing. */
    public static Bill empty() {
        return builder().build();
    }

    /** A bill to be filled in by name; what is not said is zero. */
    public static Builder builder() {
        return new Builder();
    }

    /** All that this run's calls took, of which pictures, wasted and unknown are the parts. */
    public Cost charged() {
        return Amounts.sum(pictures, wasted, unknown);
    }

    /** What is certain to have been paid for pictures. */
    public BigDecimal spent() {
        return pictures.most();
    }

    /** What is certain to have been paid for pictures that never arrived. */
    public BigDecimal lost() {
        return wasted.most();
    }

    /** The most that may have been charged beside what is certain. */
    public BigDecimal indeterminate() {
        return unknown.most();
    }

    /**
     * How much the balance fell beyond what this bill can account for; below zero when it fell less or rose, as after a
     * top-up. Empty when a reading is missing or everything is explained.
     */
    public Optional<BigDecimal> unexplained() {
        if (opening.isEmpty() || closing.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal fallen = opening.get().subtract(closing.get()).subtract(elsewhere);
        Cost charged = charged();
        BigDecimal nearest = fallen.max(charged.least()).min(charged.most());
        BigDecimal difference = fallen.subtract(nearest);
        // balances have been through floating point
        return Optional.of(Credits.normal(difference))
                .filter(amount -> amount.abs().compareTo(Cost.NOISE) >= 0);
    }

    private static Cost exact(String name, Cost cost) {
        if (!cost.isKnown()) {
            throw new IllegalArgumentException(name + " is not one amount: " + cost.text());
        }
        return Amounts.normal(cost);
    }

    /** Takes the amounts of a bill by name, and those of calls one after the other. */
    public static final class Builder {

        private Optional<BigDecimal> opening = Optional.empty();
        private Optional<BigDecimal> closing = Optional.empty();
        private Cost pictures = Cost.free(CostSource.STATED);
        private Cost wasted = Cost.free(CostSource.STATED);
        private Cost unknown = Cost.free(CostSource.STATED);
        private BigDecimal estimated = BigDecimal.ZERO;
        private BigDecimal avoided = BigDecimal.ZERO;
        private BigDecimal elsewhere = BigDecimal.ZERO;

        private Builder() {}

        /** The balance before the first call and the last one, where the service said them. */
        public Builder balances(Optional<BigDecimal> before, Optional<BigDecimal> after) {
            opening = before;
            closing = after;
            return this;
        }

        /** Adds a call whose pictures are there: what is certain goes to pictures, the rest is unknown. */
        public Builder addPictures(Cost cost) {
            pictures = Amounts.sum(pictures, Amounts.certain(cost));
            return addUnknown(Amounts.uncertain(cost));
        }

        /** Adds a call whose pictures never arrived: what is certain is lost, the rest is unknown. */
        public Builder addLost(Cost cost) {
            wasted = Amounts.sum(wasted, Amounts.certain(cost));
            return addUnknown(Amounts.uncertain(cost));
        }

        /** Adds a call of unknown outcome. */
        public Builder addUnknown(Cost cost) {
            unknown = Amounts.sum(unknown, cost);
            return this;
        }

        public Builder estimated(BigDecimal credits) {
            estimated = credits;
            return this;
        }

        public Builder avoided(BigDecimal credits) {
            avoided = credits;
            return this;
        }

        public Builder elsewhere(BigDecimal credits) {
            elsewhere = credits;
            return this;
        }

        /** The bill of what was said. */
        public Bill build() {
            return new Bill(opening, closing, pictures, wasted, unknown, estimated, avoided, elsewhere);
        }
    }
}
