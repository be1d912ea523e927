package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.report.CodeQualityReport;
import io.github.seedreamplugin.report.CreditReportJson;
import io.github.seedreamplugin.report.CreditReportMarkdown;
import io.github.seedreamplugin.report.GalleryPictures;
import io.github.seedreamplugin.report.GalleryReport;
import io.github.seedreamplugin.report.GalleryStyle;
import io.github.seedreamplugin.report.JUnitReport;
import io.github.seedreamplugin.report.PicturesJson;
import io.github.seedreamplugin.report.ProvenanceJson;
import io.github.seedreamplugin.report.Report;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.SarifReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes every report of a run, the bill first: a build that is being killed may not come to the end of this. A report
 * that cannot be written hides no other one; {@link #problems} says which it was.
 */
public final class Reporting {

    private static final GalleryPictures NO_PICTURES = new GalleryPictures(Map.of(), Map.of());

    private final RunPaths places;
    private final ReportDirectory directory;
    private final SmallPictures small;
    /** What could not be written, by the reason. */
    private final Map<String, Set<String>> problems = new LinkedHashMap<>();

    private boolean complete = true;

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

    /** Writes what the run cost, {@code credit-report.json} first, and says which files that are. */
    public List<Path> writeBill(Run run) {
        List<Path> files = new ArrayList<>();
        for (Report report : List.of(new CreditReportJson(), new CreditReportMarkdown())) {
            write(report, run);
            files.add(places.reportDirectory().resolve(report.fileName()));
        }
        return List.copyOf(files);
    }

    /** Writes the findings alone, for a check that leaves the pictures and their bill as they are. */
    public void writeFindings(Run run) {
        write(new SarifReport(), run);
        write(new CodeQualityReport(), run);
    }

    /** Writes which picture of the bank each file is. */
    public void writeProvenance(Run run, List<ProvenanceJson.Row> rows) {
        write(new ProvenanceJson(rows), run);
    }

    /** Writes everything else. */
    public void writeRest(Run run) {
        writeRest(run, UnaryOperator.identity());
    }

    /**
     * Writes everything else.
     *
     * @param timed sets how long the run has taken; asked when the small pictures are drawn, which takes longest
     */
    public void writeRest(Run run, UnaryOperator<Run> timed) {
        writeFindings(run);
        rest().forEach(report -> write(report, run));
        GalleryPictures pictures = pictures(timed.apply(run));
        write(new GalleryReport(pictures, originals()), timed.apply(run));
    }

    private List<Report> rest() {
        return List.of(new JUnitReport(places.outputDirectory()), new PicturesJson(), new GalleryStyle());
    }

    /** The test report, whose text stands for as long as nothing changes, and whose time is renewed by each run. */
    Path testReport() {
        return directory.path().resolve(new JUnitReport(places.outputDirectory()).fileName());
    }

    /** Gives the test report the time of this run: Jenkins' step junit fails if no report is newer than the build. */
    public void renewTestReport(Run run) {
        try {
            Path unused = Files.setLastModifiedTime(testReport(), FileTime.from(run.ended()));
        } catch (IOException e) {
            String name = testReport().getFileName().toString();
            problem(name, name, e);
        }
    }

    /** The files and directories beside the bill, the findings and the test report that tell of a run. */
    List<Path> besideTheBill() {
        List<Path> files = new ArrayList<>();
        rest().forEach(report -> files.add(directory.path().resolve(report.fileName())));
        files.add(directory.path().resolve(new GalleryReport(NO_PICTURES, Optional.empty()).fileName()));
        files.add(directory.path().resolve(new ProvenanceJson(List.of()).fileName()));
        files.add(directory.path().resolve(GalleryFiles.THUMBNAILS));
        files.add(directory.path().resolve(GalleryFiles.PREVIEWS));
        files.remove(testReport());
        return files;
    }

    /** Whether all is written, and the gallery has every small picture that can be made. */
    boolean isComplete() {
        return complete && problems.isEmpty();
    }

    /** The way from the reports to the pictures, where both are in one folder, as they are by default. */
    private Optional<String> originals() {
        Path around = places.reportDirectory().getParent();
        return around != null && places.outputDirectory().startsWith(around)
                ? Optional.of(places.reportDirectory()
                        .relativize(places.outputDirectory())
                        .toString()
                        .replace('\\', '/'))
                : Optional.empty();
    }

    /** Why reports are missing, a sentence each; a build without its bill must not look like one that has it. */
    public List<String> problems() {
        return problems.entrySet().stream()
                .map(problem -> "Cannot write " + String.join(", ", problem.getValue()) + " to " + directory.path()
                        + ": " + problem.getKey())
                .toList();
    }

    private void problem(String what, String file, IOException e) {
        String reason = FileFailure.reason(directory.path().resolve(file), e);
        problems.computeIfAbsent(reason, any -> new LinkedHashSet<>()).add(what);
    }

    private GalleryPictures pictures(Run run) {
        try {
            GalleryFiles files = new GalleryFiles(places, small);
            GalleryPictures pictures = files.make(run);
            complete = files.isComplete();
            return pictures;
        } catch (IOException e) {
            problem("the pictures of the gallery", GalleryFiles.THUMBNAILS, e);
            return NO_PICTURES;
        }
    }

    private void write(Report report, Run run) {
        try {
            Path unused = directory.write(report, run);
        } catch (IOException e) {
            problem(report.fileName(), report.fileName(), e);
        }
    }
}
