package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.plan.BuyingGate;
import io.github.seedreamplugin.generation.plan.Estimate;
import io.github.seedreamplugin.generation.plan.FilesAhead;
import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.Inputs;
import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.plan.Planner;
import io.github.seedreamplugin.generation.purchase.Buying;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.Payer;
import io.github.seedreamplugin.generation.purchase.ProgressCounter;
import io.github.seedreamplugin.generation.reporting.BillBasis;
import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.reporting.RunSummary;
import io.github.seedreamplugin.generation.reporting.WrittenFiles;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.restore.BankHealing;
import io.github.seedreamplugin.generation.restore.KeptAnswers;
import io.github.seedreamplugin.generation.restore.LockUpdate;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.generation.run.StopSignal;
import io.github.seedreamplugin.generation.run.Stores;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.ProvenanceJson;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One run: reads the manifest, restores what it can, buys what is missing, and tells what it did. */
public final class Generation {

    private static final Duration GRACE_FOR_CALLS_IN_FLIGHT = Duration.ofSeconds(1);
    /** An answer that is being read when its call is cut off gets two seconds more. */
    private static final Duration GRACE_FOR_REPORTS = Duration.ofMillis(2700);

    private final RunContext context;
    private final Accounts accounts;
    private final Supplier<KeyLookup> key;
    private final long began = System.nanoTime();
    private final SmallPictures small;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Account> account = Optional.empty();
    private volatile Optional<SegmindClient> client = Optional.empty();

    /**
     * @param request what to do
     * @param shared the shared bank, if there is one
     * @param key where the account's key comes from; asked only when something is to be bought
     * @param accounts the accounts that the Maven session spends from
     * @param progress whom to tell
     */
    public Generation(
            GenerationRequest request,
            Optional<RemoteStore> shared,
            Supplier<KeyLookup> key,
            Accounts accounts,
            Progress progress) {
        Clock clock = accounts.clock();
        Stores stores = Stores.at(request.places().home(), shared, clock);
        this.context = new RunContext(request, stores, progress, clock, clock.instant(), new StopSignal());
        this.small = new SmallPictures(stores.bank());
        this.accounts = accounts;
        this.key = key;
    }

    /**
     * Does it.
     *
     * @throws IOException if a disk fails in a way that no single image can be blamed for
     */
    public GenerationResult run() throws IOException, InterruptedException {
        try {
            Inputs inputs = Inputs.read(context.request().places());
            if (inputs instanceof Inputs.Invalid invalid) {
                return invalid(invalid.file(), invalid.problems());
            }
            Inputs.Usable usable = (Inputs.Usable) inputs;
            return run(usable.manifest(), usable.lock(), usable.warnings());
        } finally {
            ended.countDown();
            small.close();
        }
    }

    private GenerationResult invalid(Path file, List<Problem> problems) throws IOException {
        Run run = ManifestFindings.run(
                context.request(), file, problems, context.clock().instant());
        Reporting reporting = new Reporting(context.request().places(), small);
        List<Path> bill = reporting.writeBill(run);
        reporting.writeRest(run);
        return new GenerationResult.Invalid(file, problems, run, bill, reporting.problems());
    }

    private GenerationResult run(Manifest manifest, Lock lock, List<Problem> warnings)
            throws IOException, InterruptedException {
        List<ImageSpec> images = context.selected(manifest);
        String digest = ManifestDigest.of(manifest.file());
        Placement placement = Placement.in(context, small);
        List<PlannedImage> plan = new Planner(context, lock, placement).plan(images);
        List<PlannedImage> toBuy =
                plan.stream().filter(image -> image.step().needsTheService()).toList();
        ProgressCounter counter = new ProgressCounter(context.progress(), images.size());
        context.progress().planned(plan.size(), toBuy.size());
        Map<String, ImageOutcome> outcomes = new HashMap<>();
        new FilesAhead(placement).write(plan);
        for (PlannedImage image : plan) {
            if (!image.step().needsTheService()) {
                ImageOutcome outcome = withoutBuying(image, placement);
                counter.ended(outcome, Optional.empty());
                outcomes.put(image.spec().name(), outcome);
            }
        }
        context.stores().pushPending(context.progress());
        Optional<ImageFailure> closed = new BuyingGate(context, lock).obstacle(toBuy);
        closed.ifPresent(reason -> refuse(toBuy, reason, counter, outcomes));
        BankHealing healing = new BankHealing(context);
        if (closed.isEmpty() && !toBuy.isEmpty()) {
            healing.sweep();
        }
        context.progress().phase("buying pictures");
        BillBasis basis = buy(closed.isPresent() ? List.of() : toBuy, placement, counter, outcomes);
        List<ImageOutcome> inOrder =
                plan.stream().map(image -> outcomes.get(image.spec().name())).toList();
        Run summary =
                new RunSummary(context, basis, digest, lock).of(inOrder, Duration.ofNanos(System.nanoTime() - began));
        WrittenFiles files = new WrittenFiles(placement, images);
        List<ProvenanceJson.Row> provenance = files.provenance(made(inOrder));
        Run written = WrittenFiles.noted(files.in(summary, made(inOrder)), provenance);
        Run run = ManifestFindings.warned(context.request().places(), warnings, written);
        Reporting reporting = new Reporting(context.request().places(), small);
        context.progress().phase("writing reports and small pictures");
        // The bill first: what was paid must be told even if the lock cannot be written.
        List<Path> bill = reporting.writeBill(run);
        Optional<String> lockProblem = writeLock(made(inOrder));
        reporting.writeProvenance(run, provenance);
        reporting.writeRest(run);
        placement.remember();
        heal(plan, healing);
        return new GenerationResult.Done(
                run,
                bill,
                Stream.concat(lockProblem.stream(), reporting.problems().stream())
                        .toList());
    }

    /** A lock that cannot be written must not keep the reports from being written. */
    private Optional<String> writeLock(Map<String, LockEntry> made) throws InterruptedException {
        try {
            new LockUpdate(context).apply(made);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Last of all, so that whether the bank was empty is known by then, and nothing waits for it. */
    private static void heal(List<PlannedImage> plan, BankHealing healing) {
        for (PlannedImage image : plan) {
            if (image.step() instanceof ImageAction.Current current) {
                healing.heal(image.spec(), current.entry());
            }
        }
    }

    private static Map<String, LockEntry> made(List<ImageOutcome> outcomes) {
        Map<String, LockEntry> made = new LinkedHashMap<>();
        for (ImageOutcome outcome : outcomes) {
            outcome.entry().ifPresent(entry -> made.put(outcome.image().spec().name(), entry));
        }
        return made;
    }

    private ImageOutcome withoutBuying(PlannedImage image, Placement placement) {
        long start = System.nanoTime();
        ImageOutcome outcome;
        if (image.step() instanceof ImageAction.Current current) {
            outcome = refreshed(image, current, placement);
        } else if (image.step() instanceof ImageAction.Restore restore) {
            outcome = restored(image, () -> restore.record(), placement);
        } else if (image.step() instanceof ImageAction.Recover) {
            outcome = restored(image, () -> recovered(image), placement);
        } else {
            outcome = ImageOutcome.failed(image, ((ImageAction.Blocked) image.step()).reason());
        }
        return outcome.taking(Duration.ofNanos(System.nanoTime() - start));
    }

    private static ImageOutcome refreshed(PlannedImage image, ImageAction.Current current, Placement placement) {
        try {
            placement.refresh(image.spec(), current.entry());
            return ImageOutcome.current(image, current.entry());
        } catch (IOException e) {
            return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }

    /** Where the record of a purchase comes from. */
    @FunctionalInterface
    private interface Purchased {
        BankRecord record() throws IOException;
    }

    private BankRecord recovered(PlannedImage image) throws IOException {
        return new KeptAnswers(context)
                .bank(image.spec(), image.keys())
                .orElseThrow(() -> new IOException("what an earlier call brought is no longer where it arrived, in "
                        + context.incoming() + "; run the build again"));
    }

    private static ImageOutcome restored(PlannedImage image, Purchased purchased, Placement placement) {
        try {
            return ImageOutcome.restored(image, placement.place(image.spec(), purchased.record()));
        } catch (IOException e) {
            return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }

    private static void refuse(
            List<PlannedImage> images,
            ImageFailure reason,
            ProgressCounter counter,
            Map<String, ImageOutcome> outcomes) {
        for (PlannedImage image : images) {
            ImageOutcome outcome = ImageOutcome.notStarted(image, reason);
            counter.ended(outcome, Optional.empty());
            outcomes.put(image.spec().name(), outcome);
        }
    }

    private BillBasis buy(
            List<PlannedImage> toBuy, Placement placement, ProgressCounter counter, Map<String, ImageOutcome> outcomes)
            throws IOException, InterruptedException {
        BigDecimal estimated =
                Estimate.of(toBuy, Price.assumed(context.request().spending().creditsPerImage()));
        if (toBuy.isEmpty()) {
            return BillBasis.withoutCalls(estimated);
        }
        KeyLookup lookup = key.get();
        if (lookup instanceof KeyLookup.None none) {
            refuse(toBuy, ImageFailure.of(FailureCode.NO_KEY, none.message()), counter, outcomes);
            return BillBasis.withoutCalls(estimated);
        }
        KeyLookup.Found found = (KeyLookup.Found) lookup;
        Account spender =
                accounts.of(found.key(), context.request(), context.stores().prices());
        account = Optional.of(spender);
        try (SegmindClient caller =
                new SegmindClient(context.request().clientSettings(), found.key(), context.clock())) {
            client = Optional.of(caller);
            Buying buying = new Buying(context, new Payer(spender, caller, found.source()), placement, counter);
            for (ImageOutcome outcome : buying.buy(toBuy)) {
                outcomes.put(outcome.image().spec().name(), outcome);
            }
            return new BillBasis(
                    Optional.of(spender), buying.opening(), spender.standing(), estimated, buying.together());
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
