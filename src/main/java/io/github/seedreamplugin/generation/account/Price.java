package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.bank.PriceSeen;
import io.github.seedreamplugin.money.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a call may cost, by what calls were seen to cost.
 *
 * <p>Nobody says whether a call is charged for the pictures that it asks for, for those that it makes, or as a whole. So a
 * call is expected to cost what the picture's price makes of it, and may cost the most that any of these would.
 */
public final class Price {

    /** How much more than assumed a call may cost until one was seen: the provider says that prices may change. */
    private static final BigDecimal UNSEEN = BigDecimal.valueOf(2);

    private static final int SCALE = 6;

    private final BigDecimal assumed;
    /** What a call that made so many pictures was last seen to cost. */
    private final TreeMap<Integer, BigDecimal> seen;

    private Price(BigDecimal assumed, Map<Integer, BigDecimal> seen) {
        this.assumed = assumed;
        this.seen = new TreeMap<>(seen);
    }

    /** Nothing is known but what the user assumes that one picture costs. */
    public static Price assumed(BigDecimal perPicture) {
        return new Price(perPicture, Map.of());
    }

    /** What was seen counts more than what the user assumes. */
    public static Price of(BigDecimal assumed, List<PriceSeen> seen) {
        Price price = assumed(assumed);
        for (PriceSeen one : seen) {
            price = price.seen(one.pictures(), one.credits());
        }
        return price;
    }

    /** Whether a call was seen. */
    public boolean isSeen() {
        return !seen.isEmpty();
    }

    /** What one picture is expected to cost. */
    public BigDecimal perPicture() {
        return expected(1);
    }

    /** What a call is expected to cost that brings so many pictures. */
    public BigDecimal expected(int pictures) {
        if (seen.isEmpty()) {
            return times(assumed, pictures);
        }
        Map.Entry<Integer, BigDecimal> nearest = seen.floorEntry(pictures);
        Map.Entry<Integer, BigDecimal> known = nearest == null ? seen.firstEntry() : nearest;
        return known.getKey() == pictures
                ? known.getValue()
                : times(known.getValue(), pictures)
                        .divide(BigDecimal.valueOf(known.getKey()), SCALE, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }

    /** The most that a call may cost that asks for so many pictures. */
    public BigDecimal most(int pictures) {
        if (seen.isEmpty()) {
            return times(assumed, pictures).multiply(UNSEEN);
        }
        BigDecimal exact = seen.get(pictures);
        if (exact != null) {
            return exact;
        }
        return seen.entrySet().stream()
                .map(call -> bound(call.getKey(), call.getValue(), pictures))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** The most that {@code pictures} may cost where {@code made} of them cost {@code credits}. */
    private BigDecimal bound(int made, BigDecimal credits, int pictures) {
        BigDecimal each = times(credits, pictures).divide(BigDecimal.valueOf(made), SCALE, RoundingMode.UP);
        boolean byThePicture = isSame(credits, times(assumed, made));
        return byThePicture ? each.stripTrailingZeros() : each.max(credits).stripTrailingZeros();
    }

    /** The price after a call that made so many pictures was seen to cost so much. One that is dearer than thought voids what was seen before. */
    public Price seen(int made, BigDecimal credits) {
        if (made < 1 || credits.compareTo(Cost.NOISE) < 0) {
            return this;
        }
        boolean dearer = isSeen() && credits.subtract(most(made)).compareTo(Cost.NOISE) >= 0;
        Price next = new Price(assumed, dearer ? Map.of() : seen);
        next.seen.put(made, credits.stripTrailingZeros());
        return next;
    }

    /** Whether two amounts differ by no more than floating point adds. */
    public static boolean isSame(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(Cost.NOISE) < 0;
    }

    private static BigDecimal times(BigDecimal amount, int count) {
        return amount.multiply(BigDecimal.valueOf(count));
    }
}
