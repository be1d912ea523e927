package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.reporting.LinkedFiles;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.reporting.ShardReports;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.report.CreditReportReader;
import io.github.seedreamplugin.report.Merge;
import io.github.seedreamplugin.report.MergedReport;
import io.github.seedreamplugin.report.ReadReport;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the reports of the shards of one run into every kind of report of the whole, and brings together what their
 * galleries show, so that the joined one shows all of it without the pictures themselves.
 */
public final class ShardMerge {

    private final RunPaths places;
    private final ShardReports shards;

    /**
     * @param places where the joined reports go, and the manifest that the shards were to be planned from
     * @param shards the reports to join
     */
    public ShardMerge(RunPaths places, ShardReports shards) {
        this.places = places;
        this.shards = shards;
    }

    /** What became of joining. */
    public sealed interface Outcome {

        /**
         * The reports are those of all shards of one run.
         *
         * @param run all of it
         * @param reports the files that tell it
         */
        record Joined(Run run, List<Path> reports) implements Outcome {}

        /**
         * They are not, and nothing was written.
         *
         * @param message what does not fit and what to do next
         */
        record Refused(String message) implements Outcome {}
    }

    /** Joins the reports. */
    public Outcome join() throws IOException {
        List<Path> files = new ArrayList<>(shards.files());
        Path own = places.reportDirectory().resolve(ShardReports.FILE_NAME);
        if (files.remove(own) && isOfAShard(own)) {
            return new Outcome.Refused(
                    own + " is the report of a shard, in the directory of the merged report: name another"
                            + " directory with seedream.reportDirectory.");
        }
        if (files.isEmpty()) {
            return new Outcome.Refused("No " + ShardReports.FILE_NAME + " was found in " + shards.paths() + " below "
                    + shards.base() + ": give seedream.reports the report directory of each shard.");
        }
        List<Run> runs = new ArrayList<>();
        for (Path file : files) {
            ReadReport read = new CreditReportReader().read(file);
            if (read instanceof ReadReport.Unreadable unreadable) {
                return new Outcome.Refused(unreadable.message());
            }
            runs.add(((ReadReport.Read) read).run());
        }
        Merge merge = MergedReport.of(runs);
        if (merge instanceof Merge.Refused refused) {
            return new Outcome.Refused(refused.message());
        }
        Run run = ((Merge.Merged) merge).run();
        return isOfAnotherManifest(run) ? new Outcome.Refused(anotherManifest(run)) : written(run, files);
    }

    /** Otherwise it was joined at an earlier time, and a glob has found it. */
    private static boolean isOfAShard(Path file) {
        return new CreditReportReader().read(file) instanceof ReadReport.Read read
                && read.run().shard().isPresent();
    }

    /** A job that only joins may have no manifest; where there is one, reports of another commit are caught. */
    private boolean isOfAnotherManifest(Run run) {
        return Files.exists(places.manifest()) && !ManifestDigest.of(places).equals(run.manifestDigest());
    }

    private String anotherManifest(Run run) {
        return "The shards were planned from another " + run.manifest() + " than " + places.shownManifest()
                + " is now: merge the reports with the commit checked out that they were made from and with the same"
                + " properties, or name its manifest with seedream.manifest.";
    }

    private Outcome written(Run run, List<Path> files) throws IOException {
        for (Path file : files) {
            new LinkedFiles(file.resolveSibling("")).copyTo(places.reportDirectory());
        }
        Reporting reporting = new Reporting(places);
        List<Path> bill = reporting.writeBill(run);
        reporting.writeRest(run);
        return new Outcome.Joined(run, bill);
    }
}
