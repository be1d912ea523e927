package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts what happened into the words of the report. */
public final class RunSummary {

    private final RunContext context;
    private final RunCosts costs;
    private final String manifestDigest;
    private final boolean simulated;

    /** @param manifestDigest of the manifest as it was read */
    public RunSummary(RunContext context, BillBasis basis, String manifestDigest) {
        this.context = context;
        this.costs = new RunCosts(basis);
        this.manifestDigest = manifestDigest;
        this.simulated = context.request().service().simulated();
    }

    /** All of it, which took so long. */
    public Run of(List<ImageOutcome> outcomes, Duration took) {
        List<ImageResult> images = outcomes.stream().map(this::result).toList();
        RunPaths places = context.request().places();
        return new Run(
                status(outcomes),
                simulated,
                places.shownManifest(),
                manifestDigest,
                context.request().selection().reported(),
                context.started(),
                took,
                bill(outcomes),
                images,
                List.of(),
                List.of());
    }

    private static Status status(List<ImageOutcome> outcomes) {
        boolean failed = outcomes.stream()
                .flatMap(outcome -> outcome.failure().stream())
                .anyMatch(failure -> failure.code().failsTheBuild());
        if (failed) {
            return Status.FAILED;
        }
        return outcomes.stream().allMatch(outcome -> outcome.state() == State.CURRENT)
                ? Status.NOTHING_TO_DO
                : Status.OK;
    }

    private ImageResult result(ImageOutcome outcome) {
        ImageSpec spec = outcome.image().spec();
        List<ResultFile> files = outcome.entry().map(LockEntry::files).orElse(List.of()).stream()
                .map(file -> new ResultFile(file.path(), file.picture()))
                .toList();
        return new ImageResult(
                spec.name(),
                outcome.state(),
                costs.of(outcome),
                outcome.attempts(),
                outcome.took(),
                files.size(),
                files,
                outcome.failure().map(RunSummary::failure),
                spec.attributes(),
                spec.take(),
                outcome.entry().map(LockEntry::bought),
                spec.location().line(),
                spec.location().column());
    }

    private static Failure failure(ImageFailure failure) {
        OptionalInt status = failure.status().map(OptionalInt::of).orElse(OptionalInt.empty());
        return new Failure(failure.code().name(), status, failure.message(), failure.kept());
    }

    private Bill bill(List<ImageOutcome> outcomes) {
        return costs.bill(outcomes);
    }
}
