package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A call that has ended, as its account sees it.
 *
 * @param call its id
 * @param cost what it can have cost, as far as is known
 * @param pictures that it brought; none if it brought none that can be used
 * @param expected what its pictures are expected to cost
 * @param remaining the balance that its answer named
 */
public record EndedCall(String call, Cost cost, int pictures, BigDecimal expected, Optional<BigDecimal> remaining) {

    /** Whether the service itself, or its table of statuses, says what it cost. */
    boolean isSure() {
        return cost.isKnown() && cost.source() != CostSource.ASSUMED;
    }

    /** What it cost, or what that is taken to be while nobody knows. */
    BigDecimal likely() {
        return cost.isKnown() || pictures == 0 ? cost.most() : expected;
    }

    /** The same call, now that it is known to have cost this. */
    EndedCall at(Cost known) {
        return new EndedCall(call, known, pictures, expected, remaining);
    }
}
