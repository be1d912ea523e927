package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * {@code gl-metrics.txt}: what a run made and cost, in the text form of OpenMetrics, for GitLab's metrics report, which
 * shows how it changed in a merge request. Labels have no spaces: GitLab splits a line at the first one.
 */
public final class MetricsReport implements Report {

    @Override
    public String fileName() {
        return "gl-metrics.txt";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        Bill bill = run.bill();
        credits("spent", bill.spent(), out);
        credits("estimated", bill.estimated(), out);
        credits("avoided", bill.avoided(), out);
        credits("lost", bill.lost(), out);
        credits("indeterminate", bill.indeterminate(), out);
        if (bill.closing().isPresent()) {
            credits("balance", bill.closing().get(), out);
        }
        out.write("# TYPE seedream_images gauge\n");
        for (State state : State.values()) {
            out.write("seedream_images{state=\"" + state.value() + "\"} " + run.count(state) + "\n");
        }
        gauge("seedream_findings", Integer.toString(run.findings().size()), out);
        gauge("seedream_seconds", DurationText.decimal(run.took()).toPlainString(), out);
        out.write("# EOF\n");
    }

    private static void credits(String name, BigDecimal amount, Writer out) throws IOException {
        gauge("seedream_credits_" + name, Credits.decimal(amount).toPlainString(), out);
    }

    private static void gauge(String name, String value, Writer out) throws IOException {
        out.write("# TYPE " + name + " gauge\n" + name + " " + value + "\n");
    }
}
