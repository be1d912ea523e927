package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The rules that {@code generate} would follow with the same parameters.
 *
 * @param maxCredits the most that it may spend, if there is a limit
 * @param minRemaining what must be left on the account
 * @param partial whether it starts although the whole plan is over the limit
 * @param simulated whether the embedded endpoint would answer
 * @param obstacle why nothing may be bought at all, such as {@code the run is frozen}
 */
public record PlanRules(
        Optional<BigDecimal> maxCredits,
        BigDecimal minRemaining,
        boolean partial,
        boolean simulated,
        Optional<String> obstacle) {

    public PlanRules {
        maxCredits = maxCredits.map(Credits::normal);
        obstacle = obstacle.map(SafeText::line);
        minRemaining = Credits.amount("what must be left", minRemaining);
    }

    /** Everything may be bought. */
    public static PlanRules none() {
        return new PlanRules(Optional.empty(), BigDecimal.ZERO, false, false, Optional.empty());
    }
}
