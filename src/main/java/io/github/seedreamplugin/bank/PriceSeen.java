package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a call was seen to cost.
 *
 * @param pictures that it made, at least 1
 * @param credits that it cost, more than nothing
 * @param source who said so
 * @param at when
 */
public record PriceSeen(int pictures, BigDecimal credits, CostSource source, Instant at) {

    public PriceSeen {
        if (pictures < 1 || credits.signum() <= 0) {
            throw new IllegalArgumentException(pictures + " pictures for " + credits + " credits show no price");
        }
    }
}
