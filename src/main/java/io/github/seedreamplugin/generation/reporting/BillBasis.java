package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Standing;
import io.github.seedreamplugin.generation.purchase.LateReading;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the account showed over a run.
 *
 * @param account the account, if calls were made or tried
 * @param opening before the first purchase
 * @param closing after the last
 * @param estimated what the plan was expected to cost
 * @param late the last reading, if it was late enough to show every charge
 */
public record BillBasis(
        Optional<Account> account,
        Standing opening,
        Standing closing,
        BigDecimal estimated,
        Optional<LateReading> late) {

    /** No call was made. */
    public static BillBasis withoutCalls(BigDecimal estimated) {
        return new BillBasis(Optional.empty(), Standing.UNKNOWN, Standing.UNKNOWN, estimated, Optional.empty());
    }

    /** By how much the balance fell, if both readings are there. */
    Optional<BigDecimal> fallen() {
        return opening.balance().flatMap(before -> closing.balance().map(before::subtract));
    }

    /** By how much the balance fell for all calls that have ended, if readings show it. */
    Optional<BigDecimal> fallenForAll() {
        return late.filter(reading -> reading.calls().equals(closing.ended()))
                .flatMap(reading -> opening.balance().map(before -> before.subtract(reading.balance())));
    }

    /**
     * What other modules of the session took from the account between the two readings, when this run's calls took
     * {@code own}.
     * Their calls that were in flight at either end may lie on either side of a reading: among what is possible, that
     * counts which explains the readings best.
     */
    BigDecimal elsewhere(Set<String> calls, BigDecimal own) {
        Set<String> others = new HashSet<>(closing.ended());
        others.removeAll(opening.ended());
        others.removeAll(calls);
        BigDecimal spent = account.map(one -> one.spentOn(others)).orElse(BigDecimal.ZERO);
        BigDecimal least = spent.subtract(opening.reserved()).max(BigDecimal.ZERO);
        BigDecimal most = spent.add(closing.reserved()).max(BigDecimal.ZERO);
        return fallen().map(fall -> fall.subtract(own).max(least).min(most)).orElse(spent);
    }
}
