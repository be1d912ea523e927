package io.github.seedreamplugin.generation.purchase;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A reading of the balance that shows every charge: nothing was in flight, and each call had ended long enough before.
 *
 * @param balance in credits
 * @param calls that had ended by then, by their ids
 */
public record LateReading(BigDecimal balance, Set<String> calls) {

    public LateReading {
        calls = Set.copyOf(calls);
    }
}
