package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.util.Optional;

/**
 * A call that this run made.
 *
 * @param id what the ledger knows it by
 * @param requestId what the service knows it by, if it said so
 * @param status of the answer, if there was one
 * @param cost as far as is known when the call ended
 * @param pictures that it brought
 */
public record MadeCall(CallId id, Optional<String> requestId, Optional<Integer> status, Cost cost, int pictures) {

    /** Whether the service itself has not said what it cost. */
    boolean isUnstated() {
        return cost.source() != CostSource.STATED;
    }
}
