package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.report.CreditReportJson;
import io.github.seedreamplugin.report.CreditReportMarkdown;
import io.github.seedreamplugin.report.Report;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes every report of a run. */
final class Reporting {

    private static final List<Report> REPORTS = List.of(new CreditReportJson(), new CreditReportMarkdown());

    private final ReportDirectory directory;

    Reporting(Places places) {
        this.directory = new ReportDirectory(places.reportDirectory());
    }

    List<Path> write(Run run) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Report report : REPORTS) {
            written.add(directory.write(report, run));
        }
        return written;
    }
}
