package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.money.Cost;
import java.util.Set;

/**
 * What calls of unknown cost took together, by a reading of the balance that was late enough for each of them. Of two
 * such calls it can be known that one was charged, and not which.
 *
 * @param calls all of them
 * @param cost not more than the sum of what each may have cost
 */
public record TogetherCost(Set<CallId> calls, Cost cost) {

    public TogetherCost {
        calls = Set.copyOf(calls);
    }
}
