package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.Finding;
import io.github.seedreamplugin.report.Level;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Puts what is wrong with a manifest, or may be, into the words of the report. */
public final class ManifestFindings {

    private ManifestFindings() {}

    /** A run of a request that ended before it began. */
    public static Run run(GenerationRequest request, Path file, List<Problem> problems, Instant now) {
        return run(request.places(), file, problems, now).toBuilder()
                .simulated(request.service().simulated())
                .shard(request.selection().reported())
                .build();
    }

    /** A check of the manifest. */
    public static Run run(RunPaths places, Path file, List<Problem> problems, Instant now) {
        return Run.of(Status.FAILED, places.shownManifest(), ManifestDigest.ofInvalid(places.manifest()))
                .started(now)
                .findings(findings(places, problems, Level.ERROR))
                .build();
    }

    /** A check that found nothing wrong, and these warnings. */
    public static Run checked(RunPaths places, Manifest manifest, List<Problem> warnings, Instant now) {
        return Run.of(Status.NOTHING_TO_DO, places.shownManifest(), ManifestDigest.of(manifest))
                .started(now)
                .findings(warnings(places, warnings))
                .build();
    }

    /** What may not be what the manifest's writer meant. */
    private static List<Finding> warnings(RunPaths places, List<Problem> warnings) {
        return findings(places, warnings, Level.WARNING);
    }

    /** A run, with what in its manifest may not be what its writer meant. */
    public static Run warned(RunPaths places, List<Problem> warnings, Run run) {
        return run.toBuilder().findings(warnings(places, warnings)).build();
    }

    private static List<Finding> findings(RunPaths places, List<Problem> problems, Level level) {
        return problems.stream()
                .map(problem -> finding(places.inRepository(problem.file()), problem, level))
                .toList();
    }

    private static Finding finding(String file, Problem problem, Level level) {
        int line = problem.location().line();
        int column = problem.location().column();
        int end = Math.max(column, problem.sourceLine().length()) + 1;
        return Finding.of(level, problem.code().name(), problem.message()).at(file, line, column, end);
    }
}
