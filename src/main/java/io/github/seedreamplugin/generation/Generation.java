package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.plan.BuyingGate;
import io.github.seedreamplugin.generation.plan.Estimate;
import io.github.seedreamplugin.generation.plan.FilesAhead;
import io.github.seedreamplugin.generation.plan.Inputs;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.plan.Planner;
import io.github.seedreamplugin.generation.purchase.Buying;
import io.github.seedreamplugin.generation.purchase.Payer;
import io.github.seedreamplugin.generation.purchase.ProgressCounter;
import io.github.seedreamplugin.generation.reporting.BillBasis;
import io.github.seedreamplugin.generation.reporting.LastRun;
import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.reporting.WrittenFiles;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.restore.BankHealing;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.generation.restore.Undescribed;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One run: reads the manifest, restores what it can, buys what is missing, and tells what it did. */
public final class Generation {

    private static final Duration GRACE_FOR_CALLS_IN_FLIGHT = Duration.ofSeconds(1);
    /** An answer that is being read when its call is cut off gets two seconds more. */
    private static final Duration GRACE_FOR_REPORTS = Duration.ofMillis(2700);

    private final RunContext context;
    private final Accounts accounts;
    private final Supplier<KeyLookup> key;
    private final Optional<Reading> manifest;
    private final SmallPictures small;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Account> account = Optional.empty();
    private volatile Optional<SegmindClient> client = Optional.empty();

    /**
     * @param request what to do
     * @param environment the build that it is part of
     * @param accounts the accounts that the Maven session spends from
     */
    public Generation(GenerationRequest request, RunEnvironment environment, Accounts accounts) {
        this.context = RunContext.begin(request, environment, accounts.clock());
        this.small = new SmallPictures(context.stores().bank(), context.stores().sharedBank());
        this.accounts = accounts;
        this.key = environment.key();
        this.manifest = environment.manifest();
    }

    /**
     * Does the run.
     *
     * @throws IOException if a disk fails in a way that no single image can be blamed for
     */
    public GenerationResult run() throws IOException, InterruptedException {
        try {
            Reporting reporting = new Reporting(context.request().places(), small);
            Optional<Run> repeated = new LastRun(context).repeated(reporting);
            if (repeated.isPresent()) {
                return unchanged(repeated.get(), reporting);
            }
            context.progress().phase("reading the manifest");
            Inputs inputs = Inputs.read(context.request().places(), manifest);
            if (inputs instanceof Inputs.Invalid invalid) {
                return invalid(invalid.file(), invalid.problems());
            }
            Inputs.Usable usable = (Inputs.Usable) inputs;
            context.progress().warnings(usable.warnings());
            Undescribed.warn(context, usable.manifest().images(), usable.lock());
            return run(usable);
        } finally {
            ended.countDown();
            small.close();
        }
    }

    /** All is as the last run left it, so its reports still hold; only the bill and the findings are this run's own. */
    private GenerationResult unchanged(Run repeated, Reporting reporting) {
        context.progress().planned(repeated.images().size(), 0);
        Run run = context.progress().timed(repeated);
        List<Path> bill = reporting.writeBill(run);
        reporting.writeFindings(run);
        reporting.renewTestReport(run);
        return new GenerationResult.Done(run, bill, reporting.problems(), WrittenFiles.paths(run));
    }

    private GenerationResult invalid(Path file, List<Problem> problems) throws IOException {
        Run run = context.progress().timed(ManifestFindings.run(context.request(), file, problems, context.started()));
        Reporting reporting = new Reporting(context.request().places(), small);
        List<Path> bill = reporting.writeBill(run);
        reporting.writeRest(run);
        return new GenerationResult.Invalid(file, problems, run, bill, reporting.problems());
    }

    private GenerationResult run(Inputs.Usable inputs) throws IOException, InterruptedException {
        Progress progress = context.progress();
        List<ImageSpec> images = context.selected(inputs.manifest());
        Placement placement = Placement.in(context, small);
        progress.phase("checking pictures");
        List<PlannedImage> plan = new Planner(context, inputs.lock(), placement).plan(images);
        RunOutcomes outcomes = new RunOutcomes(new ProgressCounter(progress, images.size()));
        progress.planned(plan.size(), toBuy(plan).size());
        progress.phase("restoring pictures");
        new FilesAhead(placement).write(plan);
        restore(plan, placement, outcomes);
        if (context.stores().sharedBank().isPresent()) {
            progress.phase("uploading to the shared bank");
            context.stores().pushPending(progress);
        }
        BankHealing healing = new BankHealing(context);
        List<PlannedImage> toBuy = allowed(toBuy(plan), inputs.lock(), outcomes);
        if (!toBuy.isEmpty()) {
            healing.sweep();
            progress.phase("buying pictures");
        }
        BillBasis basis = buy(toBuy, placement, outcomes);
        return new RunClosing(context, placement, small).close(inputs, outcomes.inOrderOf(plan), basis, healing);
    }

    private void restore(List<PlannedImage> plan, Placement placement, RunOutcomes outcomes)
            throws InterruptedException {
        ImageRestoring restoring = new ImageRestoring(context, placement);
        for (PlannedImage image : plan) {
            if (!image.step().needsTheService()) {
                outcomes.add(restoring.restore(image));
            }
        }
    }

    private static List<PlannedImage> toBuy(List<PlannedImage> plan) {
        return plan.stream().filter(image -> image.step().needsTheService()).toList();
    }

    /** All of these images, or none if something speaks against buying at all. */
    private List<PlannedImage> allowed(List<PlannedImage> toBuy, Lock lock, RunOutcomes outcomes) throws IOException {
        Optional<ImageFailure> obstacle = new BuyingGate(context, lock).obstacle(toBuy);
        obstacle.ifPresent(reason -> outcomes.refuse(toBuy, reason));
        return obstacle.isPresent() ? List.of() : toBuy;
    }

    private BillBasis buy(List<PlannedImage> toBuy, Placement placement, RunOutcomes outcomes)
            throws IOException, InterruptedException {
        BigDecimal estimated =
                Estimate.of(toBuy, Price.assumed(context.request().spending().creditsPerImage()));
        if (toBuy.isEmpty()) {
            return BillBasis.withoutCalls(estimated);
        }
        KeyLookup lookup = key.get();
        if (lookup instanceof KeyLookup.None none) {
            outcomes.refuse(toBuy, ImageFailure.of(FailureCode.NO_KEY, none.message()));
            return BillBasis.withoutCalls(estimated);
        }
        KeyLookup.Found found = (KeyLookup.Found) lookup;
        Account spender =
                accounts.of(found.key(), context.request(), context.stores().prices());
        account = Optional.of(spender);
        try (SegmindClient caller =
                new SegmindClient(context.request().clientSettings(), found.key(), context.clock())) {
            client = Optional.of(caller);
            Buying buying =
                    new Buying(context, new Payer(spender, caller, found.source()), placement, outcomes.counter());
            outcomes.addBought(buying.buy(toBuy));
            return new BillBasis(Optional.of(spender), buying.opening(), spender.standing(), estimated, buying.late());
        }
    }

    /**
     * Stops the run, from another thread: starts no further call, gives those in flight a moment to end, cuts off those
     * that do not, and waits for the reports. Jenkins waits 5 s before it kills, so this takes less than 4.
     */
    public void stop() throws InterruptedException {
        context.stop().raise();
        small.stop();
        account.ifPresent(Account::stop);
        if (!ended.await(GRACE_FOR_CALLS_IN_FLIGHT.toMillis(), TimeUnit.MILLISECONDS)) {
            client.ifPresent(SegmindClient::abort);
            boolean unused = ended.await(GRACE_FOR_REPORTS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
