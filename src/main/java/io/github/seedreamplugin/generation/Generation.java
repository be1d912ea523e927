package io.github.seedreamplugin.generation;

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
import io.github.seedreamplugin.generation.reporting.LastRun;
import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.reporting.RunSummary;
import io.github.seedreamplugin.generation.reporting.WrittenFiles;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.restore.BankHealing;
import io.github.seedreamplugin.generation.restore.LockUpdate;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.Publication;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.generation.restore.Undescribed;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
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
import java.time.Duration;
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
     * @param environment the build that it is part of
     * @param accounts the accounts that the Maven session spends from
     */
    public Generation(GenerationRequest request, RunEnvironment environment, Accounts accounts) {
        this.context = RunContext.begin(request, environment, accounts.clock());
        this.small = new SmallPictures(context.stores().bank());
        this.accounts = accounts;
        this.key = environment.key();
    }

    /**
     * Does the run.
     *
     * @throws IOException if a disk fails in a way that no single image can be blamed for
     */
    public GenerationResult run() throws IOException, InterruptedException {
        try {
            Optional<Run> repeated = new LastRun(context).repeated();
            if (repeated.isPresent()) {
                return unchanged(repeated.get());
            }
            Inputs inputs = Inputs.read(context.request().places());
            if (inputs instanceof Inputs.Invalid invalid) {
                return invalid(invalid.file(), invalid.problems());
            }
            Inputs.Usable usable = (Inputs.Usable) inputs;
            context.progress().warnings(usable.warnings());
            Undescribed.warn(context, usable.manifest().images(), usable.lock());
            return run(usable.manifest(), usable.lock(), usable.warnings());
        } finally {
            ended.countDown();
            small.close();
        }
    }

    /** All is as the last run left it, so its reports still hold; only the bill and the findings are this run's own. */
    private GenerationResult unchanged(Run repeated) {
        context.progress().planned(repeated.images().size(), 0);
        Run run = repeated.toBuilder().took(sinceBegan()).build();
        Reporting reporting = new Reporting(context.request().places(), small);
        List<Path> bill = reporting.writeBill(run);
        reporting.writeFindings(run);
        return new GenerationResult.Done(run, bill, reporting.problems(), WrittenFiles.paths(run));
    }

    private Duration sinceBegan() {
        return Duration.ofNanos(System.nanoTime() - began);
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
        String digest = ManifestDigest.of(manifest);
        Placement placement = Placement.in(context, small);
        List<PlannedImage> plan = new Planner(context, lock, placement).plan(images);
        RunOutcomes outcomes = new RunOutcomes(new ProgressCounter(context.progress(), images.size()));
        context.progress().planned(plan.size(), toBuy(plan).size());
        new FilesAhead(placement).write(plan);
        restore(plan, placement, outcomes);
        context.stores().pushPending(context.progress());
        BankHealing healing = new BankHealing(context);
        List<PlannedImage> toBuy = allowed(toBuy(plan), lock, outcomes);
        if (!toBuy.isEmpty()) {
            healing.sweep();
        }
        context.progress().phase("buying pictures");
        BillBasis basis = buy(toBuy, placement, outcomes);
        List<ImageOutcome> inOrder = outcomes.inOrderOf(plan);
        Run summary = ManifestFindings.warned(
                context.request().places(),
                warnings,
                new RunSummary(context, basis, digest, lock).of(inOrder, sinceBegan()));
        Map<String, LockEntry> made = made(inOrder);
        WrittenFiles files = new WrittenFiles(placement, images);
        List<ProvenanceJson.Row> provenance = files.provenance(made);
        Run run = WrittenFiles.noted(files.in(summary, made), provenance);
        Reporting reporting = new Reporting(context.request().places(), small);
        context.progress().phase("writing reports and small pictures");
        List<Path> bill = reporting.writeBill(run);
        List<String> unwritten = writeRest(run, provenance, reporting, missing(made, lock));
        placement.remember();
        heal(plan, healing);
        if (unwritten.isEmpty()
                && !context.progress().hasWarned()
                && !context.stop().isRaised()) {
            new LastRun(context).keep(run, reporting, manifest, made.values());
        }
        return new GenerationResult.Done(run, bill, unwritten, Publication.claims(manifest.images()));
    }

    private void restore(List<PlannedImage> plan, Placement placement, RunOutcomes outcomes) {
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

    /** After the bill: what was paid must be told even if the lock cannot be written. */
    private List<String> writeRest(
            Run run, List<ProvenanceJson.Row> provenance, Reporting reporting, Map<String, LockEntry> toLock)
            throws InterruptedException {
        Optional<String> lockProblem = writeLock(toLock);
        reporting.writeProvenance(run, provenance);
        reporting.writeRest(run);
        return Stream.concat(lockProblem.stream(), reporting.problems().stream())
                .toList();
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

    /** What the lock does not say already. */
    private static Map<String, LockEntry> missing(Map<String, LockEntry> made, Lock lock) {
        Map<String, LockEntry> missing = new LinkedHashMap<>(made);
        missing.entrySet()
                .removeIf(entry -> entry.getValue().equals(lock.entries().get(entry.getKey())));
        return missing;
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
