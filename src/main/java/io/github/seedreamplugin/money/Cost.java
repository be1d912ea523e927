package io.github.seedreamplugin.money;

import java.math.BigDecimal;

/**
 * What a call cost, as far as that is known: an interval of credits, which facts narrow until both ends are the same.
 *
 * @param least not less than this, and not below zero
 * @param most not more than this
 * @param source the surest fact that says so
 */
public record Cost(BigDecimal least, BigDecimal most, CostSource source) {

    /** Balances are decimals like 0.0184921035 that have been through floating point; less than this is noise. */
    public static final BigDecimal NOISE = new BigDecimal("0.00001");

    public Cost {
        if (least.signum() < 0 || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("not a cost: from " + least + " to " + most + " credits");
        }
    }

    /** Exactly this much. */
    public static Cost exactly(BigDecimal credits, CostSource source) {
        return new Cost(credits, credits, source);
    }

    /** Nothing. */
    public static Cost free(CostSource source) {
        return exactly(BigDecimal.ZERO, source);
    }

    /** Anything from nothing to this much. */
    public static Cost upTo(BigDecimal most) {
        return new Cost(BigDecimal.ZERO, most, CostSource.ASSUMED);
    }

    /** Whether it is one amount rather than an interval. */
    public boolean isKnown() {
        return most.subtract(least).compareTo(NOISE) < 0;
    }

    /** Whether it cost nothing for certain. */
    public boolean isFree() {
        return most.compareTo(NOISE) < 0;
    }

    /** Whether it cost something for certain. */
    public boolean isCharged() {
        return least.compareTo(NOISE) >= 0;
    }

    /** Both ends added; the less sure source counts. */
    public Cost plus(Cost other) {
        CostSource weaker = source.compareTo(other.source) >= 0 ? source : other.source;
        return new Cost(least.add(other.least), most.add(other.most), weaker);
    }

    /** For people: {@code 0.035}, or {@code 0.00 to 0.035}. */
    public String text() {
        return isKnown() ? Credits.text(most) : Credits.text(least) + " to " + Credits.text(most);
    }
}
