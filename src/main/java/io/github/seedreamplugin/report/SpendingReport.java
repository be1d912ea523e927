package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was spent, by month, project and image: as a table for people, as CSV and as JSON. */
public final class SpendingReport {

    private static final int PROJECT_COLUMNS = 30;
    private static final int IMAGE_COLUMNS = 40;

    private final List<SpendingLine> lines;

    /** A report of these lines, in whatever order they come. */
    public SpendingReport(List<SpendingLine> lines) {
        this.lines = lines.stream()
                .sorted(Comparator.comparing(SpendingLine::month)
                        .thenComparing(SpendingLine::project)
                        .thenComparing(SpendingLine::image))
                .toList();
    }

    /** All of it together. */
    public Cost total() {
        return sum(lines);
    }

    /** The table, without line ends: what each month came to, and all of it at the end. */
    public List<String> table() {
        if (lines.isEmpty()) {
            return List.of("Nothing was spent.");
        }
        List<String> table = new ArrayList<>();
        table.add(row("month", "project", "image", "calls", "credits"));
        months().forEach((month, its) -> {
            its.forEach(line -> table.add(row(
                    line.month(),
                    line.project().isEmpty() ? "-" : ShortText.of(line.project(), PROJECT_COLUMNS, "..."),
                    ShortText.of(line.image(), IMAGE_COLUMNS, "..."),
                    Long.toString(line.calls()),
                    line.cost().text())));
            table.add(row(month, "", "", Long.toString(calls(its)), sum(its).text()));
        });
        table.add(row("all", "", "", Long.toString(calls(lines)), total().text()));
        return table;
    }

    /** CSV as in RFC 4180, with a header. No cell begins with what a spreadsheet would take for a formula. */
    public void csv(Writer out) throws IOException {
        out.write("month,project,image,calls,least,most,source\r\n");
        for (SpendingLine line : lines) {
            out.write(String.join(
                            ",",
                            cell(line.month()),
                            cell(line.project()),
                            cell(line.image()),
                            Long.toString(line.calls()),
                            line.cost().least().toPlainString(),
                            line.cost().most().toPlainString(),
                            line.cost().source().word())
                    + "\r\n");
        }
    }

    /** JSON: the total and every line. */
    public void json(Writer out) throws IOException {
        JsonWriter.write(out, json -> {
            json.startObject();
            json.property("version", 1);
            json.startObject("total");
            BillJson.interval(json, total());
            json.endObject();
            json.startArray("lines");
            for (SpendingLine line : lines) {
                json.startObject();
                json.property("month", line.month());
                json.property("project", line.project());
                json.property("image", line.image());
                json.property("calls", line.calls());
                BillJson.interval(json, line.cost());
                json.property("source", line.cost().source().word());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
    }

    private Map<String, List<SpendingLine>> months() {
        Map<String, List<SpendingLine>> months = new TreeMap<>();
        lines.forEach(line ->
                months.computeIfAbsent(line.month(), any -> new ArrayList<>()).add(line));
        return months;
    }

    private static long calls(List<SpendingLine> lines) {
        return lines.stream().mapToLong(SpendingLine::calls).sum();
    }

    private static Cost sum(List<SpendingLine> lines) {
        return Amounts.sum(lines.stream().map(SpendingLine::cost).toArray(Cost[]::new));
    }

    private static String row(String... cells) {
        return SafeText.line(String.format(Locale.ROOT, "%-9s %-30s %-40s %6s  %s", (Object[]) cells))
                .stripTrailing();
    }

    private static String cell(String text) {
        String safe = SafeText.line(text);
        String plain = safe.matches("[=+@\\t-].*") ? "'" + safe : safe;
        return plain.matches(".*[\",].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
