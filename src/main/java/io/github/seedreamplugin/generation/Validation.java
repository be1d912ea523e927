package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Checks a manifest, and writes its errors and warnings where CI servers look for them. */
public final class Validation {

    private final RunPaths places;
    private final Clock clock;

    public Validation(RunPaths places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /** What became of checking. */
    public sealed interface Outcome {

        /**
         * Nothing is wrong with it.
         *
         * @param warnings what may not be what its writer meant, sorted by place
         * @param run a run that did nothing, with the warnings as its findings
         */
        record Valid(Manifest manifest, List<Problem> warnings, Run run) implements Outcome {}

        /**
         * Something is.
         *
         * @param problems what, sorted by place
         * @param run a run that did nothing, with the problems as its findings
         * @param reports the files that tell it
         */
        record Invalid(List<Problem> problems, Run run, List<Path> reports) implements Outcome {}
    }

    /**
     * Reads the manifest. If something is wrong with it, writes every report again, so that none of an earlier run still
     * says that all is well; else writes only the findings, which are warnings then.
     */
    public Outcome check() throws IOException {
        Reporting reporting = new Reporting(places);
        Reading reading = new ManifestReader().read(places.manifest(), places.manifestRules());
        if (reading instanceof Reading.Valid valid) {
            Run checked = ManifestFindings.checked(places, valid.manifest(), valid.warnings(), clock.instant());
            reporting.writeFindings(checked);
            return new Outcome.Valid(valid.manifest(), valid.warnings(), checked);
        }
        List<Problem> problems = ((Reading.Invalid) reading).problems();
        Run run = ManifestFindings.run(places, places.manifest(), problems, clock.instant());
        List<Path> bill = reporting.writeBill(run);
        reporting.writeRest(run);
        return new Outcome.Invalid(problems, run, bill);
    }
}
