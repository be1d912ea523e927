package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** {@code plan.md}: what would be done, made to be posted to a pull request. */
public final class PlanMarkdown implements PlanReport {

    /**
     * A comment on GitHub holds 65,536 characters, one on Azure DevOps 150,000 and one on GitLab a million. This leaves
     * room for what a pipeline puts around it.
     */
    static final int MOST_BYTES = 60_000;

    private static final int MOST_REASON = 400;
    private static final int MOST_BLOCKED = 10;
    private static final String MORE = "\n… and more than a comment has room for: `plan.json` has all of it.";

    @Override
    public String fileName() {
        return "plan.md";
    }

    @Override
    public void write(Plan plan, Writer out) throws IOException {
        out.write(String.join("\n", new BoundedText(MOST_BYTES).fit(lines(plan), MORE)));
        out.write('\n');
    }

    /** The lines without their ends, what matters most first, so that a place with little room may cut them off. */
    static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("## Seedream plan");
        lines.add("");
        lines.add("**" + PlanTable.cost(plan) + "** " + Markdown.text(plan.manifest()) + ": " + plan.inWords() + ". "
                + PlanTable.time(plan));
        plan.left().ifPresent(left -> {
            lines.add("");
            lines.add("The account has " + Credits.text(plan.balance().orElseThrow()) + " credits; "
                    + Credits.text(left) + " would be left.");
        });
        blocked(plan.blocked(), lines);
        CreditReportMarkdown.findings(plan.findings(), lines);
        if (!plan.changing().isEmpty()) {
            lines.add("");
            lines.add("| image | action | why | credits |");
            lines.add("| --- | --- | --- | ---: |");
            plan.changing().stream().map(PlanMarkdown::row).forEach(lines::add);
        }
        plan.advice().forEach(advice -> {
            lines.add("");
            lines.add(Markdown.text(advice + "."));
        });
        return lines;
    }

    private static void blocked(List<String> reasons, List<String> lines) {
        if (reasons.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("**`generate` would fail:**");
        lines.add("");
        reasons.stream()
                .limit(MOST_BLOCKED)
                .forEach(reason -> lines.add("- " + Markdown.text(ShortText.of(reason, MOST_REASON, "…"))));
        if (reasons.size() > MOST_BLOCKED) {
            lines.add("- and " + (reasons.size() - MOST_BLOCKED) + " more");
        }
    }

    private static String row(PlannedStep image) {
        return "| " + Markdown.text(image.name()) + " | " + image.action().value() + " | "
                + Markdown.text(ShortText.of(image.reason(), MOST_REASON, "…")) + " | "
                + (image.isPurchase() ? Credits.text(image.credits()) : "") + " |";
    }
}
