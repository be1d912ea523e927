package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.report.CodeQualityReport;
import io.github.seedreamplugin.report.CreditReportJson;
import io.github.seedreamplugin.report.CreditReportMarkdown;
import io.github.seedreamplugin.report.GalleryReport;
import io.github.seedreamplugin.report.GalleryStyle;
import io.github.seedreamplugin.report.JUnitReport;
import io.github.seedreamplugin.report.Report;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.SarifReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes every report of a run, the bill first: a build that is being killed may not come to the end of this. */
public final class Reporting {

    private final RunPaths places;
    private final ReportDirectory directory;
    private final SmallPictures small;

    /** Reports of something other than a run that has made pictures. */
    public Reporting(RunPaths places) {
        this(places, new SmallPictures(new Bank(places.home())));
    }

    /** @param small the small pictures that the gallery shows */
    public Reporting(RunPaths places, SmallPictures small) {
        this.places = places;
        this.small = small;
        this.directory = new ReportDirectory(places.reportDirectory());
    }

    /** Writes what the run cost, {@code credit-report.json} first. */
    public List<Path> writeBill(Run run) throws IOException {
        return List.of(directory.write(new CreditReportJson(), run), directory.write(new CreditReportMarkdown(), run));
    }

    /** Writes everything else. */
    public void writeRest(Run run) throws IOException {
        List<Report> reports = List.of(
                new JUnitReport(places.outputDirectory()),
                new SarifReport(),
                new CodeQualityReport(),
                new GalleryStyle(),
                new GalleryReport(new GalleryFiles(places, small).make(run)));
        for (Report report : reports) {
            Path unused = directory.write(report, run);
        }
    }
}
