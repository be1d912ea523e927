package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.MadeCall;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.BuildFacts;
import io.github.seedreamplugin.report.CallResult;
import io.github.seedreamplugin.report.EarlierTake;
import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts what happened into the words of the report. */
public final class RunSummary {

    private final RunContext context;
    private final RunCosts costs;
    private final String manifestDigest;
    private final Lock lock;

    /**
     * @param costs what its calls cost
     * @param manifestDigest of the manifest as it was read
     * @param lock as it was before the run
     */
    public RunSummary(RunContext context, RunCosts costs, String manifestDigest, Lock lock) {
        this.context = context;
        this.costs = costs;
        this.lock = lock;
        this.manifestDigest = manifestDigest;
    }

    /** All of it. */
    public Run of(List<ImageOutcome> outcomes) {
        RunPaths places = context.request().places();
        return Run.of(status(outcomes), places.shownManifest(), manifestDigest)
                .simulated(context.request().service().simulated())
                .shard(context.request().selection().reported())
                .facts(facts(outcomes))
                .started(context.started())
                .bill(costs.bill(outcomes))
                .images(outcomes.stream().map(this::result).toList())
                .build();
    }

    /** An earlier run that did nothing, once more. */
    static Run again(Run earlier, RunContext context) {
        BigDecimal budget = context.request().spending().cap(Optional.empty());
        BuildFacts facts =
                facts(context.request(), budget).left(Optional.of(budget)).build();
        return earlier.toBuilder().facts(facts).started(context.started()).build();
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
                .alt(spec.alt())
                .caption(spec.caption())
                .pick(spec.pick())
                .before(before(outcome))
                .build();
    }

    /** What the lock had, where this run bought something else. */
    private Optional<EarlierTake> before(ImageOutcome outcome) {
        LockEntry old = lock.entries().get(outcome.image().spec().name());
        boolean bought = outcome.state() == State.BOUGHT || outcome.state() == State.SIMULATED;
        if (!bought || old == null) {
            return Optional.empty();
        }
        List<Picture> pictures = old.files().stream().map(LockedFile::picture).toList();
        return Optional.of(new EarlierTake(old.attributes(), old.take(), pictures));
    }

    private BuildFacts facts(List<ImageOutcome> outcomes) {
        BigDecimal budget =
                context.request().spending().cap(costs.basis().opening().balance());
        BigDecimal committed = costs.basis().account().map(Account::committed).orElse(BigDecimal.ZERO);
        return facts(context.request(), budget)
                .left(Optional.of(budget.subtract(committed).max(BigDecimal.ZERO)))
                .price(costs.basis().account().map(account -> price(account.price(), outcomes)))
                .build();
    }

    private static BuildFacts.Builder facts(GenerationRequest request, BigDecimal budget) {
        return BuildFacts.builder()
                .project(request.origin().project())
                .commit(request.origin().commit())
                .branch(request.origin().branch())
                .build(request.origin().buildUrl())
                .plugin(PluginVersion.read())
                .endpoint(Optional.of(request.service().endpoint().shown()))
                .budget(Optional.of(budget));
    }

    private Cost price(Price price, List<ImageOutcome> outcomes) {
        if (!price.isSeen()) {
            return Cost.exactly(price.perPicture(), CostSource.ASSUMED);
        }
        boolean stated = outcomes.stream()
                .flatMap(outcome -> outcome.calls().stream())
                .anyMatch(call -> costs.of(call).source() == CostSource.STATED);
        return Cost.exactly(price.perPicture(), stated ? CostSource.STATED : CostSource.BALANCE);
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
