package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.report.GitHubReport;
import io.github.seedreamplugin.report.MetricsReport;
import io.github.seedreamplugin.report.Plan;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.WholeBuild;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells GitHub and GitLab about a run in their own ways, where they are at work or the parameters say so. */
final class CiReports {

    private final Map<String, String> environment;
    private final PrintStream standardOutput;

    /** @param standardOutput past Maven's log: GitHub takes a command only at the very start of a line */
    CiReports(Map<String, String> environment, PrintStream standardOutput) {
        this.environment = environment;
        this.standardOutput = standardOutput;
    }

    /** Annotations on the manifest's lines. */
    void annotateForGitHub(@Nullable Boolean wanted, Run run, String manifestInRepository) {
        if (isOn(wanted, "GITHUB_ACTIONS")) {
            List<String> annotations = new GitHubReport(manifestInRepository).annotations(run);
            annotations.forEach(line -> standardOutput.print(line + "\n"));
            standardOutput.flush();
        }
    }

    /** The bill in the job's summary, and the step's outputs. */
    void billToGitHub(@Nullable Boolean wanted, Run run, Path creditReport) throws IOException {
        if (isOn(wanted, "GITHUB_ACTIONS")) {
            billToGitHub(new GitHubReport(run.manifest()), run, creditReport);
        }
    }

    /** What would be done, in the job's summary, and the outputs {@code changes}, {@code cost} and {@code digest}. */
    void planToGitHub(@Nullable Boolean wanted, Plan plan, Path planJson) throws IOException {
        if (!isOn(wanted, "GITHUB_ACTIONS")) {
            return;
        }
        GitHubReport report = new GitHubReport(plan.manifest());
        String summary = environment.get("GITHUB_STEP_SUMMARY");
        if (summary != null) {
            report.appendPlanSummary(plan, Path.of(summary));
        }
        String outputs = environment.get("GITHUB_OUTPUT");
        if (outputs != null) {
            report.appendPlanOutputs(plan, planJson, Path.of(outputs));
        }
    }

    /** The outcome of a build of several modules, once all of them have ended. */
    void wholeBuildToGitHub(@Nullable Boolean wanted, WholeBuild build, Path reactorReport) throws IOException {
        String outputs = environment.get("GITHUB_OUTPUT");
        if (isOn(wanted, "GITHUB_ACTIONS") && outputs != null) {
            new GitHubReport("").appendOutputs(build, reactorReport, Path.of(outputs));
        }
    }

    private void billToGitHub(GitHubReport report, Run run, Path creditReport) throws IOException {
        String summary = environment.get("GITHUB_STEP_SUMMARY");
        if (summary != null) {
            report.appendSummary(run, Path.of(summary));
        }
        String outputs = environment.get("GITHUB_OUTPUT");
        if (outputs != null) {
            report.appendOutputs(run, creditReport, Path.of(outputs));
        }
    }

    /** A metrics report. */
    void toGitLab(@Nullable Boolean wanted, Run run, Path reportDirectory) throws IOException {
        if (isOn(wanted, "GITLAB_CI")) {
            Path unused = new ReportDirectory(reportDirectory).write(new MetricsReport(), run);
        }
    }

    private boolean isOn(@Nullable Boolean wanted, String variable) {
        return wanted == null ? "true".equals(environment.get(variable)) : wanted;
    }
}
