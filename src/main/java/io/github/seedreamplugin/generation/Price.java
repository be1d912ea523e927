package io.github.seedreamplugin.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one picture costs, as far as it is known.
 *
 * @param perImage credits for one picture
 * @param observed whether the service's own readings showed it; until then it is assumed
 * @param byRequest whether a call is charged for the pictures it asked for rather than for those it got; the provider
 *     does not say, so until a reading shows it the dearer one is taken
 */
record Price(BigDecimal perImage, boolean observed, boolean byRequest) {

    /** Balances are decimals like 0.0184921035 that have been through floating point; less than this is noise. */
    static final BigDecimal NOISE = new BigDecimal("0.00001");

    private static final int SCALE = 6;

    static Price assumed(BigDecimal perImage) {
        return new Price(perImage, false, true);
    }

    /** What a call that asks for so many pictures may cost at the most. */
    BigDecimal most(int requested) {
        return perImage.multiply(BigDecimal.valueOf(requested));
    }

    /** What a call cost that asked for and got so many pictures. */
    BigDecimal of(int requested, int received) {
        return perImage.multiply(BigDecimal.valueOf(byRequest ? requested : received));
    }

    /** The price after a call, alone in flight, was seen to take {@code cost} from the balance. */
    Price observe(BigDecimal cost, int requested, int received) {
        if (cost.compareTo(NOISE) < 0) {
            return new Price(perImage, true, byRequest);
        }
        if (same(cost, most(requested))) {
            return new Price(perImage, true, byRequest);
        }
        if (same(cost, perImage.multiply(BigDecimal.valueOf(received)))) {
            return new Price(perImage, true, false);
        }
        BigDecimal each = cost.divide(BigDecimal.valueOf(Math.max(1, received)), SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new Price(each, true, false);
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(NOISE) < 0;
    }
}
