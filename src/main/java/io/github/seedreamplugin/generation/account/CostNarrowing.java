package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Narrows what calls may have cost by two readings of the balance between which they were made.
 *
 * <p>Of a call, not more can have been charged than what is missing from the balance when each of the others took the
 * least that it can have taken, and not less than what is missing when each of them took the most. It errs towards
 * "unknown", which costs the user a look, and never towards "not charged", which would cost a second payment.
 *
 * @param fallen by how much the balance is lower at the second reading
 * @param calls what each call between the readings can have cost, as far as other facts say
 */
public record CostNarrowing(BigDecimal fallen, List<Cost> calls) {

    public CostNarrowing {
        calls = List.copyOf(calls);
    }

    /**
     * What each call can have cost, in their order. Nothing is narrowed if the readings contradict the facts: then
     * somebody else moved the balance as well, or it was topped up.
     */
    public List<Cost> narrowed() {
        BigDecimal least = sum(true);
        if (fallen.subtract(least).compareTo(Cost.NOISE.negate()) <= 0) {
            // It fell by less than what is known to be charged: a top-up or a refund of unknown size.
            return calls;
        }
        BigDecimal most = sum(false);
        List<Cost> narrowed = new ArrayList<>();
        for (Cost call : calls) {
            BigDecimal low = fallen.subtract(most.subtract(call.most())).max(call.least());
            BigDecimal high =
                    quiet(fallen.subtract(least.subtract(call.least()))).min(call.most());
            boolean sensible = low.compareTo(high) <= 0;
            narrowed.add(call.isKnown() || !sensible ? call : new Cost(low, high, CostSource.BALANCE));
        }
        return narrowed;
    }

    /** How much more the balance fell than all calls together can explain; zero if they explain it. */
    public BigDecimal unexplained() {
        return fallen.subtract(sum(false)).max(BigDecimal.ZERO);
    }

    /**
     * How much of the fall none of the calls need explain: at least what is left when each took the most, and as much as
     * is left when each took the least.
     */
    public Cost leftOver() {
        return new Cost(unexplained(), fallen.subtract(sum(true)).max(BigDecimal.ZERO), CostSource.BALANCE);
    }

    /** The numbers, for people. */
    public String evidence(BigDecimal before) {
        return "the balance was " + Credits.text(before) + " credits before and fell by " + Credits.text(fallen)
                + ", of which the other calls explain " + Credits.text(sum(true)) + " for certain";
    }

    private BigDecimal sum(boolean least) {
        return calls.stream().map(least ? Cost::least : Cost::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quiet(BigDecimal amount) {
        return amount.compareTo(Cost.NOISE) < 0 ? BigDecimal.ZERO : amount;
    }
}
