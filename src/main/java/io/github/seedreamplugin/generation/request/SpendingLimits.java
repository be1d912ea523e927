package io.github.seedreamplugin.generation.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What may be spent, in credits.
 *
 * @param maxCredits the most that one session spends, all modules together
 * @param minRemainingCredits what must be left on the account
 * @param creditsPerImage the price that is assumed until the service shows the real one
 * @param allowPartial whether to start although the whole plan cannot be paid for
 * @param shards how many runs share these limits between them
 * @param maxCreditsPerMonth the most that this machine's ledger, and this run with it, may show for one calendar month
 *     (UTC), each unknown call at its most; none means no such limit
 */
public record SpendingLimits(
        BigDecimal maxCredits,
        BigDecimal minRemainingCredits,
        BigDecimal creditsPerImage,
        boolean allowPartial,
        int shards,
        Optional<BigDecimal> maxCreditsPerMonth) {

    private static final int SCALE = 6;

    public SpendingLimits {
        requireNotNegative("maxCredits", maxCredits);
        requireNotNegative("minRemainingCredits", minRemainingCredits);
        maxCreditsPerMonth.ifPresent(most -> requireNotNegative("maxCreditsPerMonth", most));
        if (creditsPerImage.signum() <= 0) {
            throw new IllegalArgumentException(
                    "seedream.creditsPerImage is " + creditsPerImage + "; it must be more than 0, such as 0.035");
        }
    }

    /**
     * The most that this run may spend: its share of the budget and, where others spend from the same account at the
     * same time, of what the account holds. A shard that starts late sees less and takes less, so the sum stays below.
     */
    public BigDecimal cap(Optional<BigDecimal> opening) {
        if (shards == 1) {
            return maxCredits;
        }
        BigDecimal whole = opening.map(
                        credits -> credits.subtract(minRemainingCredits).max(BigDecimal.ZERO))
                .map(maxCredits::min)
                .orElse(maxCredits);
        return whole.divide(BigDecimal.valueOf(shards), SCALE, RoundingMode.DOWN);
    }

    /** What {@code maxCredits} would have to be for this run to spend so much. */
    public BigDecimal raisedTo(BigDecimal spending) {
        return spending.multiply(BigDecimal.valueOf(shards));
    }

    /** How the budget is shared, for messages. */
    public String shown() {
        return shards == 1 ? "" : " for each of " + shards + " shards";
    }

    private static void requireNotNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("seedream." + name + " is " + value + "; it must be 0 or more");
        }
    }

    /** Starts from what holds where nothing is said. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes limits, one by its name at a time. */
    public static final class Builder {

        private BigDecimal maxCredits = new BigDecimal("1.00");
        private BigDecimal minRemainingCredits = BigDecimal.ZERO;
        private BigDecimal creditsPerImage = new BigDecimal("0.035");
        private boolean allowPartial;
        private int shards = 1;
        private Optional<BigDecimal> maxCreditsPerMonth = Optional.empty();

        private Builder() {}

        public Builder maxCredits(BigDecimal value) {
            maxCredits = value;
            return this;
        }

        public Builder minRemainingCredits(BigDecimal value) {
            minRemainingCredits = value;
            return this;
        }

        public Builder creditsPerImage(BigDecimal value) {
            creditsPerImage = value;
            return this;
        }

        public Builder allowPartial(boolean value) {
            allowPartial = value;
            return this;
        }

        public Builder shards(int value) {
            shards = value;
            return this;
        }

        public Builder maxCreditsPerMonth(Optional<BigDecimal> value) {
            maxCreditsPerMonth = value;
            return this;
        }

        public SpendingLimits build() {
            return new SpendingLimits(
                    maxCredits, minRemainingCredits, creditsPerImage, allowPartial, shards, maxCreditsPerMonth);
        }
    }
}
