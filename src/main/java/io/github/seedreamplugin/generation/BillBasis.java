package io.github.seedreamplugin.generation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the account showed over a run.
 *
 * @param opening the balance before the first purchase
 * @param closing the last reading
 * @param estimated what the plan was expected to cost
 * @param committed what all modules of the session spent meanwhile
 */
record BillBasis(
        Optional<BigDecimal> opening, Optional<BigDecimal> closing, BigDecimal estimated, BigDecimal committed) {

    /** No call was made. */
    static BillBasis withoutCalls(BigDecimal estimated) {
        return new BillBasis(Optional.empty(), Optional.empty(), estimated, BigDecimal.ZERO);
    }
}
