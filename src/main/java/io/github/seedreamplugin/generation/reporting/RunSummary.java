package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.purchase.Ending;
import io.github.seedreamplugin.generation.purchase.ImageEnding;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.FailureCode;
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
    private final BillBasis basis;
    private final String manifestDigest;
    private final boolean simulated;

    /** @param manifestDigest of the manifest as it was read */
    public RunSummary(RunContext context, BillBasis basis, String manifestDigest) {
        this.context = context;
        this.basis = basis;
        this.manifestDigest = manifestDigest;
        this.simulated = context.request().service().simulated();
    }

    public Run of(List<ImageEnding> endings) {
        List<ImageResult> images = endings.stream().map(this::result).toList();
        RunPaths places = context.request().places();
        return new Run(
                status(images),
                simulated,
                places.shownManifest(),
                manifestDigest,
                context.request().selection().reported(),
                context.started(),
                Duration.between(context.started(), context.clock().instant()),
                bill(endings),
                images,
                List.of(),
                List.of());
    }

    private static Status status(List<ImageResult> images) {
        if (images.stream().anyMatch(image -> image.state() == State.FAILED || image.state() == State.NOT_STARTED)) {
            return Status.FAILED;
        }
        return images.stream().allMatch(image -> image.state() == State.CURRENT) ? Status.NOTHING_TO_DO : Status.OK;
    }

    private ImageResult result(ImageEnding ended) {
        ImageSpec spec = ended.image().spec();
        ImageAttributes attributes = spec.attributes();
        Optional<LockEntry> entry = ended.ending().made();
        List<ResultFile> files = entry.map(LockEntry::files).orElse(List.of()).stream()
                .map(file -> new ResultFile(file.path(), file.picture()))
                .toList();
        return new ImageResult(
                spec.name(),
                state(ended.ending()),
                credits(ended.ending()),
                ended.attempts(),
                ended.took(),
                files.size(),
                files,
                problem(ended.ending()).map(RunSummary::failure),
                attributes,
                spec.take(),
                entry.map(LockEntry::bought),
                spec.location().line(),
                spec.location().column());
    }

    private State state(Ending ending) {
        if (ending instanceof Ending.Bought) {
            return simulated ? State.SIMULATED : State.BOUGHT;
        }
        if (ending instanceof Ending.Restored) {
            return State.RESTORED;
        }
        if (ending instanceof Ending.Current) {
            return State.CURRENT;
        }
        return ending instanceof Ending.NotStarted ? State.NOT_STARTED : State.FAILED;
    }

    private static BigDecimal credits(Ending ending) {
        if (ending instanceof Ending.Bought bought) {
            return bought.credits();
        }
        return ending instanceof Ending.Failed failed ? failed.credits() : BigDecimal.ZERO;
    }

    private static Optional<Ending.Problem> problem(Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            return Optional.of(failed.problem());
        }
        return ending instanceof Ending.NotStarted not ? Optional.of(not.problem()) : Optional.empty();
    }

    private static Failure failure(Ending.Problem problem) {
        OptionalInt status = problem.status().map(OptionalInt::of).orElse(OptionalInt.empty());
        return new Failure(problem.code().name(), status, problem.message(), problem.quarantined());
    }

    private Bill bill(List<ImageEnding> endings) {
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal avoided = BigDecimal.ZERO;
        BigDecimal lost = BigDecimal.ZERO;
        BigDecimal indeterminate = BigDecimal.ZERO;
        for (ImageEnding ended : endings) {
            BigDecimal credits = credits(ended.ending());
            Optional<FailureCode> code = problem(ended.ending()).map(Ending.Problem::code);
            if (code.filter(FailureCode::isLoss).isPresent()) {
                lost = lost.add(credits);
            } else if (code.filter(FailureCode.INDETERMINATE::equals).isPresent()) {
                indeterminate = indeterminate.add(credits);
            } else {
                spent = spent.add(credits);
            }
            if (ended.ending() instanceof Ending.Restored || ended.ending() instanceof Ending.Current) {
                avoided = avoided.add(
                        ended.ending().made().map(LockEntry::credits).orElse(BigDecimal.ZERO));
            }
        }
        BigDecimal own = spent.add(lost).add(indeterminate);
        return new Bill(
                basis.opening().balance(),
                basis.closing().balance(),
                spent,
                basis.estimated(),
                avoided,
                lost,
                indeterminate,
                basis.elsewhere(own));
    }
}
