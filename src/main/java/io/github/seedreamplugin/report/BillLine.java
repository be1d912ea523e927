package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One line of a bill as people read it.
 *
 * @param reason a word of product and bill, such as {@code spent}
 * @param amount how much, as text: {@code 0.035}, or {@code 0.00 to 0.035}, or {@code -0.01}
 * @param meaning what that is, for who does not know the word
 */
public record BillLine(String reason, String amount, String meaning) {

    /**
     * The bill by reason. Spent, estimated and avoided are always there; the others only if there is something to tell,
     * and then also what all of it comes to.
     */
    public static List<BillLine> of(Run run) {
        Bill bill = run.bill();
        List<BillLine> lines = new ArrayList<>();
        lines.add(new BillLine(
                "spent",
                bill.pictures().text(),
                run.simulated()
                        ? "by the simulator's own books; nothing was paid"
                        : "what this run's calls cost" + source(bill.pictures())));
        addIfAny(lines, "lost", bill.wasted(), "charged for pictures that never arrived" + source(bill.wasted()));
        addIfAny(lines, "indeterminate", bill.unknown(), "may have been charged: the outcome is unknown");
        if (lines.size() > 1) {
            lines.add(new BillLine("charged", bill.charged().text(), "all of that together"));
        }
        lines.add(new BillLine("estimated", Credits.text(bill.estimated()), "what they were expected to cost"));
        lines.add(new BillLine(
                "avoided", Credits.text(bill.avoided()), "what the restored and current pictures would have cost"));
        addIfAny(lines, "elsewhere", of(bill.elsewhere()), "spent by other modules of this build meanwhile");
        Optional<BigDecimal> unexplained = bill.unexplained();
        if (unexplained.isPresent()) {
            lines.add(unexplained(unexplained.get()));
        }
        return lines;
    }

    private static final String MORE = "the balance fell by this much more: someone else may have used the account";
    private static final String LESS = "the balance fell by this much less: the account may have been topped up";

    private static void addIfAny(List<BillLine> lines, String reason, Cost credits, String meaning) {
        if (credits.most().signum() > 0) {
            lines.add(new BillLine(reason, credits.text(), meaning));
        }
    }

    private static BillLine unexplained(BigDecimal amount) {
        return new BillLine("unexplained", Credits.text(amount), amount.signum() > 0 ? MORE : LESS);
    }

    private static Cost of(BigDecimal amount) {
        return Cost.exactly(amount, CostSource.ASSUMED);
    }

    private static String source(Cost cost) {
        if (cost.most().signum() == 0) {
            return "";
        }
        return switch (cost.source()) {
            case STATED -> ", as the service said";
            case TABLE -> ", by the provider's table";
            case BALANCE -> ", by the balance";
            case ASSUMED -> ", by the assumed price";
        };
    }
}
