package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What a run says to GitHub Actions: annotations on lines, the summary of the step, and the step's outputs. */
public final class GitHubReport {

    /** GitHub shows ten annotations of a type from one step and drops the rest without a word. */
    private static final int MOST_ANNOTATIONS = 10;

    private static final int MOST_CHARACTERS = 4000;

    /** GitHub drops a step's whole summary when it is larger. */
    private static final int MOST_SUMMARY_BYTES = 1024 * 1024;

    private static final String CUT =
            "\n**The rest is cut off: GitHub takes at most 1 MiB. All of it is in credit-report.md.**";

    private final String manifest;

    /**
     * A report on the images of this manifest.
     *
     * @param manifest path relative to the repository's root, with {@code /}, which is where annotations are put
     */
    public GitHubReport(String manifest) {
        this.manifest = manifest;
    }

    /** Workflow commands, one a line without its end; each must begin a line of the standard output. */
    public List<String> annotations(Run run) {
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Finding finding : run.findings()) {
            (finding.level() == Level.ERROR ? errors : warnings)
                    .add("file=" + property(finding.file()) + ",line=" + finding.line() + ",endLine=" + finding.line()
                            + ",col=" + finding.column() + ",endColumn=" + finding.endColumn() + ",title="
                            + property(finding.code()) + "::" + message(finding.message()));
        }
        for (ImageResult image : run.images()) {
            if (image.state() == State.FAILED) {
                image.problem().ifPresent(problem -> errors.add(of(image, problem)));
            }
        }
        List<String> commands = new ArrayList<>();
        add("error", errors, commands);
        add("warning", warnings, commands);
        return commands;
    }

    /** Adds the bill and the images to the step's summary, {@code GITHUB_STEP_SUMMARY}, as far as there is room in it. */
    public void appendSummary(Run run, Path summary) throws IOException {
        appendLines(CreditReportMarkdown.lines(run), CUT, summary);
    }

    /** With a blank line at the end: the table above would swallow what another step or module adds. */
    private static void appendLines(List<String> lines, String cut, Path summary) throws IOException {
        long room = MOST_SUMMARY_BYTES - size(summary) - 1;
        List<String> fitting = new BoundedText(room).fit(lines, cut);
        if (!fitting.isEmpty()) {
            append(summary, String.join("\n", fitting) + "\n\n");
        }
    }

    /** Adds {@code status}, {@code spent} and {@code report} to the step's outputs, {@code GITHUB_OUTPUT}. */
    public void appendOutputs(Run run, Path creditReport, Path outputs) throws IOException {
        appendOutputs(run.status(), run.bill(), creditReport, outputs);
    }

    /** The same outputs of a build of several modules: the later of two with the same name counts. */
    public void appendOutputs(WholeBuild build, Path reactorReport, Path outputs) throws IOException {
        appendOutputs(build.status(), build.bill(), reactorReport, outputs);
    }

    private static void appendOutputs(Status status, Bill bill, Path report, Path outputs) throws IOException {
        append(
                outputs,
                output("status", status.value())
                        + output("spent", Credits.decimal(bill.spent()).toPlainString())
                        + output("report", report.toString()));
    }

    /** Adds {@code changes}, {@code cost}, {@code digest} and {@code plan} to the step's outputs. */
    public void appendPlanOutputs(Plan plan, Path planJson, Path outputs) throws IOException {
        append(
                outputs,
                output("changes", Integer.toString(plan.changing().size()))
                        + output("cost", Credits.decimal(plan.cost()).toPlainString())
                        + output("digest", plan.digest())
                        + output("plan", planJson.toString()));
    }

    /** Adds what would be done to the step's summary, as far as there is room in it. */
    public void appendPlanSummary(Plan plan, Path summary) throws IOException {
        appendLines(
                PlanMarkdown.lines(plan),
                "\n**The rest is cut off: GitHub takes at most 1 MiB. All of it is in" + " plan.json.**",
                summary);
    }

    private String of(ImageResult image, Failure problem) {
        return "file=" + property(manifest) + ",line=" + image.line() + ",col=" + image.column() + ",title="
                + property(problem.code() + ": " + image.name()) + "::" + message(problem.message());
    }

    private static void add(String type, List<String> annotations, List<String> commands) {
        boolean all = annotations.size() <= MOST_ANNOTATIONS;
        int shown = all ? annotations.size() : MOST_ANNOTATIONS - 1;
        annotations.subList(0, shown).forEach(annotation -> commands.add("::" + type + " " + annotation));
        if (!all) {
            commands.add("::" + type + " title=seedream::and " + (annotations.size() - shown)
                    + " more: see the summary of the step or credit-report.md");
        }
    }

    private static String message(String text) {
        return data(ShortText.cut(text, MOST_CHARACTERS, "…"));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** The delimiter is drawn from the value, so that no value can hold its own. */
    private static String output(String name, String value) {
        String delimiter = "seedream_" + Fingerprints.sha256(value);
        return name + "<<" + delimiter + "\n" + value + "\n" + delimiter + "\n";
    }

    private static void append(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
