package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rules that {@code generate} would follow with the same parameters.
 *
 * @param maxCredits the most that it may spend, if there is a limit
 * @param minRemaining what must be left on the account
 * @param partial whether it starts although the whole plan is over the limit
 * @param simulated whether the embedded endpoint would answer
 */
public record PlanRules(Optional<BigDecimal> maxCredits, BigDecimal minRemaining, boolean partial, boolean simulated) {

    public PlanRules {
        maxCredits = maxCredits.map(Credits::normal);
        minRemaining = Credits.amount("what must be left", minRemaining);
    }

    /** Everything may be bought. */
    public static PlanRules none() {
        return new PlanRules(Optional.empty(), BigDecimal.ZERO, false, false);
    }
}
