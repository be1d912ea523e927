package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.MadeCall;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.report.CallResult;
import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts what happened into the words of the report. */
public final class RunSummary {

    private final RunContext context;
    private final RunCosts costs;
    private final String manifestDigest;

    /** @param manifestDigest of the manifest as it was read */
    public RunSummary(RunContext context, BillBasis basis, String manifestDigest) {
        this.context = context;
        this.costs = new RunCosts(basis);
        this.manifestDigest = manifestDigest;
    }

    /** All of it, which took so long. */
    public Run of(List<ImageOutcome> outcomes, Duration took) {
        RunPaths places = context.request().places();
        return Run.of(status(outcomes), places.shownManifest(), manifestDigest)
                .simulated(context.request().service().simulated())
                .shard(context.request().selection().reported())
                .started(context.started())
                .took(took)
                .bill(costs.bill(outcomes))
                .images(outcomes.stream().map(this::result).toList())
                .build();
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
        return ImageResult.of(spec.name(), outcome.state(), spec.attributes())
                .take(spec.take())
                .at(spec.location().line(), spec.location().column())
                .cost(costs.of(outcome))
                .attempts(outcome.attempts())
                .calls(outcome.calls().stream()
                        .map(call -> call(call, spec.attributes().maxImages()))
                        .toList())
                .took(outcome.took())
                .received(files.size())
                .files(files)
                .problem(outcome.failure().map(RunSummary::failure))
                .bought(outcome.entry().map(LockEntry::bought))
                .build();
    }

    private CallResult call(MadeCall call, int requested) {
        return CallResult.costing(costs.of(call))
                .requestId(call.requestId())
                .status(optional(call.status()))
                .pictures(requested, call.pictures())
                .build();
    }

    private static Failure failure(ImageFailure failure) {
        return new Failure(
                failure.code().name(),
                failure.code().isForTheUser(),
                optional(failure.status()),
                failure.message(),
                failure.kept());
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
