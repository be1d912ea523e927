package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.account.Account;
import java.math.BigDecimal;

/**
 * What the account showed over a run.
 *
 * @param opening before the first purchase
 * @param closing after the last
 * @param estimated what the plan was expected to cost
 */
public record BillBasis(Account.Standing opening, Account.Standing closing, BigDecimal estimated) {

    /** No call was made. */
    public static BillBasis withoutCalls(BigDecimal estimated) {
        return new BillBasis(Account.Standing.UNKNOWN, Account.Standing.UNKNOWN, estimated);
    }

    /**
     * What other modules of the session took from the account between the two readings, when this run took {@code own}.
     * Their calls that were in flight at either end may lie on either side of a reading: among what is possible, that
     * counts which explains the readings best.
     */
    BigDecimal elsewhere(BigDecimal own) {
        BigDecimal others = closing.booked().subtract(opening.booked()).subtract(own);
        BigDecimal least = others.subtract(opening.reserved()).max(BigDecimal.ZERO);
        BigDecimal most = others.add(closing.reserved()).max(BigDecimal.ZERO);
        if (opening.balance().isEmpty() || closing.balance().isEmpty()) {
            return others.max(BigDecimal.ZERO);
        }
        BigDecimal fallen = opening.balance().get().subtract(closing.balance().get());
        return fallen.subtract(own).max(least).min(most);
    }
}
