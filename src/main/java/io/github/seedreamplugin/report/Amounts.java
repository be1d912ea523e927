package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;

/** Costs as a bill adds them up: nothing has no source, so that it does not make a sum less sure. */
final class Amounts {

    private Amounts() {}

    /** Both ends without trailing zeros; what is free is stated, whoever said so. */
    static Cost normal(Cost cost) {
        Cost plain = plain(cost);
        return plain.most().signum() == 0 ? Cost.free(CostSource.STATED) : plain;
    }

    /** Both ends without trailing zeros. */
    static Cost plain(Cost cost) {
        return new Cost(Credits.normal(cost.least()), Credits.normal(cost.most()), cost.source());
    }

    static Cost sum(Cost... parts) {
        Cost sum = Cost.free(CostSource.STATED);
        for (Cost part : parts) {
            sum = sum.plus(normal(part));
        }
        return normal(sum);
    }

    /** What is charged for certain. */
    static Cost certain(Cost cost) {
        return cost.isKnown() ? Cost.exactly(cost.most(), cost.source()) : Cost.exactly(cost.least(), cost.source());
    }

    /** What may have been charged beside. */
    static Cost uncertain(Cost cost) {
        return cost.isKnown()
                ? Cost.free(cost.source())
                : new Cost(BigDecimal.ZERO, cost.most().subtract(cost.least()), cost.source());
    }
}
