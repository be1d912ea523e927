package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.report.Plan;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.WholeBuild;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Tells the CI server about a run. What cannot be told there is a warning: the build's own outcome matters more. */
final class CiTelling {

    private final Log log;
    private final @Nullable Boolean github;
    private final @Nullable Boolean gitlab;

    CiTelling(Log log, @Nullable Boolean github, @Nullable Boolean gitlab) {
        this.log = log;
        this.github = github;
        this.gitlab = gitlab;
    }

    void tell(RunPaths places, Run run, List<Path> reports) {
        annotate(places, run);
        bill(places, run, reports);
    }

    void bill(RunPaths places, Run run, List<Path> reports) {
        CiReports ci = new CiReports(System.getenv(), Terminal.standardOutput());
        try {
            ci.billToGitHub(github, run, reports.get(0));
            ci.toGitLab(gitlab, run, places.reportDirectory());
        } catch (IOException e) {
            log.warn("The CI server's files cannot be written: " + DiskFailure.text(e));
        }
    }

    void annotate(RunPaths places, Run run) {
        new CiReports(System.getenv(), Terminal.standardOutput())
                .annotateForGitHub(github, run, places.inRepository(places.manifest()));
    }

    void tell(Plan plan, Path planJson) {
        try {
            new CiReports(System.getenv(), Terminal.standardOutput()).planToGitHub(github, plan, planJson);
        } catch (IOException e) {
            log.warn("The CI server's files cannot be written: " + DiskFailure.text(e));
        }
    }

    void warn(String what, IOException problem) {
        log.warn(what + ": " + DiskFailure.text(problem));
    }

    /** Outputs of the whole build in place of those of its last module, which would hide another one's failure. */
    void tell(WholeBuild build, Path reactorReport) {
        try {
            new CiReports(System.getenv(), Terminal.standardOutput()).wholeBuildToGitHub(github, build, reactorReport);
        } catch (IOException e) {
            log.warn("The CI server's files cannot be written: " + DiskFailure.text(e));
        }
    }
}
