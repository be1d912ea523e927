package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** {@code plan.md}: what would be done, made to be posted to a pull request. */
public final class PlanMarkdown implements PlanReport {

    /** A comment on GitHub holds 65,536 characters. */
    private static final int MOST_ROWS = 200;

    @Override
    public String fileName() {
        return "plan.md";
    }

    @Override
    public void write(Plan plan, Writer out) throws IOException {
        out.write(String.join("\n", lines(plan)));
        out.write('\n');
    }

    private static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("## Seedream plan");
        lines.add("");
        lines.add("**" + PlanTable.cost(plan) + "** " + Markdown.text(plan.manifest()) + ": " + plan.inWords() + ".");
        lines.add("");
        List<PlannedStep> changing = plan.images().stream()
                .filter(image -> image.action() != PlannedStep.Action.CURRENT)
                .toList();
        if (!changing.isEmpty()) {
            lines.add("| image | action | why | credits |");
            lines.add("| --- | --- | --- | ---: |");
            changing.stream().limit(MOST_ROWS).map(PlanMarkdown::row).forEach(lines::add);
            lines.add("");
        }
        if (changing.size() > MOST_ROWS) {
            lines.add("… and " + (changing.size() - MOST_ROWS) + " more; `plan.json` has them all.");
            lines.add("");
        }
        plan.left().ifPresent(left -> {
            lines.add("The account holds " + Credits.text(plan.balance().orElseThrow()) + " credits; "
                    + Credits.text(left) + " would be left.");
            lines.add("");
        });
        lines.add(PlanTable.time(plan));
        return lines;
    }

    private static String row(PlannedStep image) {
        return "| " + Markdown.text(image.name()) + " | " + image.action().value() + " | "
                + Markdown.text(image.reason()) + " | "
                + (image.action() == PlannedStep.Action.BUY ? Credits.text(image.credits()) : "") + " |";
    }
}
