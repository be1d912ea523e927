package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.util.ArrayList;
import java.util.List;

/** The plan as a few plain lines for the console. */
public final class PlanTable {

    private static final int MOST_ROWS = 50;
    private static final int NAME_COLUMNS = 32;

    /** The lines, without line ends. */
    public List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.inWords());
        List<PlannedStep> changing = plan.changing();
        changing.stream().limit(MOST_ROWS).map(PlanTable::row).forEach(lines::add);
        if (changing.size() > MOST_ROWS) {
            lines.add("  ... and " + (changing.size() - MOST_ROWS) + " more");
        }
        lines.add(cost(plan));
        plan.left()
                .ifPresent(left -> lines.add(
                        "The account has " + Credits.text(plan.balance().orElseThrow()) + " credits; "
                                + Credits.text(left) + " would be left"));
        lines.add(time(plan));
        lines.addAll(plan.advice());
        return lines;
    }

    static String cost(Plan plan) {
        return plan.count(PlannedStep.Action.BUY) == 0
                ? "Nothing to pay."
                : "This would cost " + Credits.text(plan.cost()) + " credits at most.";
    }

    static String time(Plan plan) {
        return plan.expected().isZero()
                ? "No call would be made."
                : "It would take about " + DurationText.text(plan.expected()) + ".";
    }

    private static String row(PlannedStep image) {
        String padding = " ".repeat(Math.max(0, NAME_COLUMNS - image.name().length()));
        String credits = image.isPurchase() ? Credits.text(image.credits()) + "  " : "";
        return "  " + image.action().value() + "  " + image.name() + padding + "  " + credits + image.reason();
    }
}
