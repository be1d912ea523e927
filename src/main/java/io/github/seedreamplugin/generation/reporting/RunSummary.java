package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.purchase.Ending;
import io.github.seedreamplugin.generation.purchase.ImageEnding;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
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
        return Run.of(status(images), places.shownManifest(), manifestDigest)
                .simulated(simulated)
                .shard(context.request().selection().reported())
                .started(context.started())
                .took(Duration.between(context.started(), context.clock().instant()))
                .bill(bill(endings))
                .images(images)
                .build();
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
        return ImageResult.of(spec.name(), state(ended.ending()), attributes)
                .take(spec.take())
                .at(spec.location().line(), spec.location().column())
                .cost(cost(ended.ending()))
                .attempts(ended.attempts())
                .took(ended.took())
                .received(files.size())
                .files(files)
                .problem(problem(ended.ending()).map(RunSummary::failure))
                .bought(entry.map(LockEntry::bought))
                .build();
    }

    private static Cost cost(Ending ending) {
        return Cost.exactly(credits(ending), CostSource.ASSUMED);
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
        return new Failure(
                problem.code().name(), problem.code().isForTheUser(), status, problem.message(), problem.quarantined());
    }

    private Bill bill(List<ImageEnding> endings) {
        Bill.Builder bill = Bill.builder()
                .balances(basis.opening().balance(), basis.closing().balance())
                .estimated(basis.estimated());
        BigDecimal avoided = BigDecimal.ZERO;
        BigDecimal own = BigDecimal.ZERO;
        for (ImageEnding ended : endings) {
            Cost cost = cost(ended.ending());
            own = own.add(cost.most());
            Optional<FailureCode> code = problem(ended.ending()).map(Ending.Problem::code);
            if (code.filter(FailureCode::isLoss).isPresent()) {
                bill.addLost(cost);
            } else if (code.filter(FailureCode.INDETERMINATE::equals).isPresent()) {
                bill.addUnknown(Cost.upTo(cost.most()));
            } else {
                bill.addPictures(cost);
            }
            if (ended.ending() instanceof Ending.Restored || ended.ending() instanceof Ending.Current) {
                avoided = avoided.add(
                        ended.ending().made().map(LockEntry::credits).orElse(BigDecimal.ZERO));
            }
        }
        return bill.avoided(avoided).elsewhere(basis.elsewhere(own)).build();
    }
}
