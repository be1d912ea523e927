package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.MadeCall;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the calls of a run cost, now that all that can be known of them is known. */
final class RunCosts {

    private final BillBasis basis;

    RunCosts(BillBasis basis) {
        this.basis = basis;
    }

    /** What is known by now of one call; one that brought pictures is taken at their price where nothing else says it. */
    Cost of(MadeCall call) {
        Cost known = basis.account()
                .flatMap(account -> account.costOf(call.id().value()))
                .orElse(call.cost());
        if (known.isKnown() || call.pictures() == 0 || basis.account().isEmpty()) {
            return known;
        }
        Price price = basis.account().get().price();
        return Cost.exactly(price.expected(call.pictures()), CostSource.ASSUMED);
    }

    /** What the calls for one image cost, those of unknown cost at their most. */
    BigDecimal of(ImageOutcome outcome) {
        return outcome.calls().stream().map(this::of).map(Cost::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Bill bill(List<ImageOutcome> outcomes) {
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal avoided = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        Cost unknown = Cost.free(CostSource.STATED);
        for (ImageOutcome outcome : outcomes) {
            for (MadeCall call : outcome.calls()) {
                Cost cost = of(call);
                if (!cost.isKnown()) {
                    unknown = unknown.plus(cost);
                } else if (outcome.hasPictures() || call.pictures() > 0) {
                    spent = spent.add(cost.most());
                } else {
                    lost = lost.add(cost.most());
                }
            }
            if (outcome.state() == State.RESTORED || outcome.state() == State.CURRENT) {
                avoided = avoided.add(outcome.entry().map(LockEntry::credits).orElse(BigDecimal.ZERO));
            }
        }
        unknown = together(unknown, spent.add(lost));
        BigDecimal own = spent.add(lost).add(unknown.most());
        return new Bill(
                basis.opening().balance(),
                basis.closing().balance(),
                spent,
                basis.estimated(),
                avoided,
                lost,
                unknown.most(),
                basis.elsewhere(own));
    }

    /** What the calls of unknown cost took together is what is missing from the balance, if that is possible. */
    private Cost together(Cost unknown, BigDecimal known) {
        Optional<BigDecimal> missing = basis.fallen().map(fallen -> fallen.subtract(known));
        boolean possible = missing.filter(amount -> amount.compareTo(unknown.least()) >= 0
                        && amount.compareTo(unknown.most()) <= 0)
                .isPresent();
        return possible && !unknown.isKnown() ? Cost.exactly(missing.get(), CostSource.BALANCE) : unknown;
    }
}
