package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.MadeCall;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the calls of a run cost, now that all that can be known of them is known. */
public final class RunCosts {

    private static final int SCALE = 6;

    private final BillBasis basis;
    /** What all pictures come to whose cost nothing says, at their price. */
    private final BigDecimal assumed;
    /** The most that the balance leaves for them, if it shows that. */
    private final Optional<BigDecimal> left;

    /**
     * @param basis what the account showed
     * @param outcomes what became of every image
     */
    public RunCosts(BillBasis basis, List<ImageOutcome> outcomes) {
        this.basis = basis;
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal unsaid = BigDecimal.ZERO;
        for (ImageOutcome outcome : outcomes) {
            for (MadeCall call : outcome.calls()) {
                Cost cost = known(call);
                known = cost.isKnown() ? known.add(cost.most()) : known;
                unsaid = isAssumed(call) ? unsaid.add(atThePrice(call)) : unsaid;
            }
        }
        BigDecimal others = known;
        this.assumed = unsaid;
        this.left = basis.fallenForAll()
                .map(fallen -> fallen.subtract(others).max(BigDecimal.ZERO))
                .filter(most -> most.compareTo(assumed) < 0);
    }

    BillBasis basis() {
        return basis;
    }

    private Cost known(MadeCall call) {
        return basis.account()
                .flatMap(account -> account.costOf(call.id().value()))
                .orElse(call.cost());
    }

    private boolean isAssumed(MadeCall call) {
        return !known(call).isKnown() && call.pictures() > 0 && basis.account().isPresent();
    }

    private BigDecimal atThePrice(MadeCall call) {
        return basis.account().orElseThrow().price().expected(call.pictures());
    }

    /**
     * What is known by now of one call. One that brought pictures is taken at their price where nothing else says it, but
     * together they cannot have cost more than is missing from the balance.
     */
    Cost of(MadeCall call) {
        if (!isAssumed(call)) {
            return known(call);
        }
        BigDecimal price = atThePrice(call);
        return Cost.exactly(
                left.map(most -> price.multiply(most).divide(assumed, SCALE, RoundingMode.DOWN))
                        .orElse(price),
                CostSource.ASSUMED);
    }

    /** What the calls for one image cost together. */
    Cost of(ImageOutcome outcome) {
        return outcome.calls().stream().map(this::of).reduce(Cost.free(CostSource.STATED), Cost::plus);
    }

    Bill bill(List<ImageOutcome> outcomes) {
        Bill.Builder bill = Bill.builder()
                .balances(basis.opening().balance(), basis.closing().balance())
                .estimated(basis.estimated());
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal avoided = BigDecimal.ZERO;
        Cost unknown = Cost.free(CostSource.STATED);
        for (ImageOutcome outcome : outcomes) {
            for (MadeCall call : outcome.calls()) {
                Cost cost = of(call);
                if (!cost.isKnown()) {
                    unknown = unknown.plus(cost);
                    continue;
                }
                known = known.add(cost.most());
                if (outcome.hasPictures() || call.pictures() > 0) {
                    bill.addPictures(cost);
                } else {
                    bill.addLost(cost);
                }
            }
            if (outcome.state() == State.RESTORED || outcome.state() == State.CURRENT) {
                avoided = avoided.add(outcome.entry().map(LockEntry::credits).orElse(BigDecimal.ZERO));
            }
        }
        Cost together = together(unknown, known);
        return bill.addUnknown(together)
                .avoided(avoided)
                .elsewhere(basis.elsewhere(ids(outcomes), known.add(together.most())))
                .build();
    }

    private static Set<String> ids(List<ImageOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.calls().stream())
                .map(call -> call.id().value())
                .collect(Collectors.toSet());
    }

    /** What the calls of unknown cost took together is what is missing from the balance, if that is possible. */
    private Cost together(Cost unknown, BigDecimal known) {
        return basis.fallenForAll()
                .map(fallen -> fallen.subtract(known))
                .filter(missing -> !unknown.isKnown()
                        && missing.compareTo(unknown.least()) >= 0
                        && missing.compareTo(unknown.most()) <= 0)
                .map(missing -> Cost.exactly(missing, CostSource.BALANCE))
                .orElse(unknown);
    }
}
