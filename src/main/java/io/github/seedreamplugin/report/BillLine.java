package io.github.seedreamplugin.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a bill as people read it.
 *
 * @param reason a word of product and bill, such as {@code spent}
 * @param credits how much
 * @param meaning what that is, for who does not know the word
 */
public record BillLine(String reason, BigDecimal credits, String meaning) {

    /** The bill by reason. Spent, estimated and avoided are always there; the others only if there is something to tell. */
    public static List<BillLine> of(Run run) {
        Bill bill = run.bill();
        List<BillLine> lines = new ArrayList<>();
        lines.add(new BillLine(
                "spent",
                bill.spent(),
                run.simulated() ? "by the simulator's own books; nothing was paid" : "what this run's calls cost"));
        lines.add(new BillLine("estimated", bill.estimated(), "what they were expected to cost"));
        lines.add(new BillLine("avoided", bill.avoided(), "what the restored and current pictures would have cost"));
        addIfAny(lines, "lost", bill.lost(), "charged for pictures that never arrived");
        addIfAny(lines, "indeterminate", bill.indeterminate(), "may have been charged: the outcome is unknown");
        addIfAny(lines, "elsewhere", bill.elsewhere(), "spent by other modules of this build meanwhile");
        bill.unexplained().ifPresent(amount -> lines.add(new BillLine("unexplained", amount, meaningOf(amount))));
        return lines;
    }

    private static void addIfAny(List<BillLine> lines, String reason, BigDecimal credits, String meaning) {
        if (credits.signum() > 0) {
            lines.add(new BillLine(reason, credits, meaning));
        }
    }

    private static String meaningOf(BigDecimal unexplained) {
        return unexplained.signum() > 0
                ? "the balance fell by this much more: someone else may have used the account"
                : "the balance fell by this much less: the account may have been topped up";
    }
}
