package io.github.seedreamplugin.generation.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What one picture costs, as far as it is known.
 *
 * <p>A first reading that fits the assumed price settles the matter. One that does not may be a new price, or somebody
 * else who spent from the account at that moment: it is believed when a second call, alone as well, shows the same;
 * else the lower of the two is, since others only ever add. Until then the dearer of all is counted with.
 *
 * @param perImage credits for one picture
 * @param observed whether the service's own readings showed it; until then it is assumed
 * @param byRequest whether a call is charged for the pictures it asked for rather than for those it got; the provider
 *     does not say, so it is empty until a reading shows it
 * @param doubted another price that one reading spoke for
 */
public record Price(BigDecimal perImage, boolean observed, Optional<Boolean> byRequest, Optional<BigDecimal> doubted) {

    /** Balances are decimals like 0.0184921035 that have been through floating point; less than this is noise. */
    static final BigDecimal NOISE = new BigDecimal("0.00001");

    private static final int SCALE = 6;

    public static Price assumed(BigDecimal perImage) {
        return new Price(perImage, false, Optional.empty(), Optional.empty());
    }

    /** What a call that asks for so many pictures may cost at the most. */
    public BigDecimal most(int requested) {
        return times(doubted.map(perImage::max).orElse(perImage), requested);
    }

    /** What the books say that a call cost: for the pictures it brought, unless it is known to be for those it asked for. */
    BigDecimal of(int requested, int received) {
        return times(perImage, byRequest.orElse(false) ? requested : received);
    }

    /** What such a call may have cost; a budget counts with this. */
    BigDecimal atMost(int requested, int received) {
        return times(perImage, byRequest.orElse(true) ? Math.max(requested, received) : received);
    }

    /** The price after a call, alone in flight, was seen to take {@code cost} from the balance. */
    Price observe(BigDecimal cost, int requested, int received) {
        if (cost.compareTo(NOISE.negate()) <= 0) {
            // It rose: a top-up, which says nothing of the price.
            return this;
        }
        if (cost.compareTo(NOISE) < 0) {
            return new Price(perImage, true, byRequest, Optional.empty());
        }
        Optional<Boolean> basis =
                requested == received ? byRequest : Optional.of(same(cost, times(perImage, requested)));
        if (same(cost, times(perImage, requested)) || same(cost, times(perImage, received))) {
            return new Price(perImage, true, basis, Optional.empty());
        }
        BigDecimal each = cost.divide(BigDecimal.valueOf(Math.max(1, received)), SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return doubted.isEmpty()
                ? new Price(perImage, false, byRequest, Optional.of(each))
                : new Price(doubted.get().min(each), true, byRequest, Optional.empty());
    }

    public static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(NOISE) < 0;
    }

    private static BigDecimal times(BigDecimal amount, int count) {
        return amount.multiply(BigDecimal.valueOf(count));
    }
}
