package io.github.seedreamplugin.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The bill of several runs that used one account. */
final class JoinedBill {

    private final List<Run> runs;

    JoinedBill(List<Run> runs) {
        this.runs = runs;
    }

    /**
     * Amounts add up. The balance before is the one that the first run to begin was told, the balance after the last to
     * end: if just that one was told none, there is none, for another's would leave out what this one bought.
     */
    Bill.Builder sum() {
        Bill.Builder joined = Bill.builder()
                .balances(first().flatMap(run -> run.bill().opening()), last().flatMap(run -> run.bill()
                        .closing()))
                .estimated(sum(Bill::estimated))
                .avoided(sum(Bill::avoided))
                .elsewhere(sum(Bill::elsewhere));
        for (Run run : runs) {
            joined.addPictures(run.bill().pictures())
                    .addLost(run.bill().wasted())
                    .addUnknown(run.bill().unknown());
        }
        return joined;
    }

    /** The run that was first told a balance. */
    Optional<Run> first() {
        return runs.stream().filter(JoinedBill::touchedTheAccount).min(Comparator.comparing(Run::started));
    }

    /** The run that was last told a balance. */
    Optional<Run> last() {
        return runs.stream().filter(JoinedBill::touchedTheAccount).max(Comparator.comparing(Run::ended));
    }

    /** Each simulator has an account of its own, and so runs that were simulated have none in common. */
    private static boolean touchedTheAccount(Run run) {
        return !run.simulated() && touched(run.bill());
    }

    private static boolean touched(Bill bill) {
        return bill.opening().isPresent()
                || bill.closing().isPresent()
                || bill.charged().most().signum() > 0;
    }

    private BigDecimal sum(Function<Bill, BigDecimal> amount) {
        return runs.stream().map(Run::bill).map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
