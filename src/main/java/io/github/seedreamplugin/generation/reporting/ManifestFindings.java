package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.Finding;
import io.github.seedreamplugin.report.Level;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.Status;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts what is wrong with a manifest into the words of the report. */
public final class ManifestFindings {

    private ManifestFindings() {}

    /** A run of a request that ended before it began. */
    public static Run run(GenerationRequest request, Path file, List<Problem> problems, Instant now) {
        return run(request.places(), file, problems, now)
                .as(request.service().simulated(), request.selection().reported());
    }

    /** A check of the manifest. */
    public static Run run(RunPaths places, Path file, List<Problem> problems, Instant now) {
        List<Finding> findings = problems.stream()
                .map(problem -> finding(places.inRepository(problem.file()), problem))
                .toList();
        BigDecimal nothing = BigDecimal.ZERO;
        return new Run(
                Status.FAILED,
                false,
                places.shownManifest(),
                ManifestDigest.of(places.manifest()),
                Optional.empty(),
                now,
                Duration.ZERO,
                new Bill(Optional.empty(), Optional.empty(), nothing, nothing, nothing, nothing, nothing, nothing),
                List.of(),
                findings,
                List.of());
    }

    private static Finding finding(String file, Problem problem) {
        int line = problem.location().line();
        int column = problem.location().column();
        int end = Math.max(column, problem.sourceLine().length()) + 1;
        return new Finding(file, line, column, end, problem.code().name(), problem.message(), Level.ERROR);
    }
}
