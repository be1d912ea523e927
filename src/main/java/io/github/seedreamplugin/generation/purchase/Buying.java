package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.restore.Recovery;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Buys the images that must be bought: many at once, then, one at a time, those whose calls turned out to be free. */
public final class Buying {

    private static final Duration GRACE_FOR_THREADS = Duration.ofSeconds(3);

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;
    private final RunHealth health;
    private final PurchaseTools tools;
    private final UnknownCallSettler settler;
    private final ProgressCounter tally;
    private Account.Standing opening = Account.Standing.UNKNOWN;

    public Buying(RunContext context, Account account, SegmindClient client, Planning planning) {
        this.context = context;
        this.account = account;
        this.client = client;
        this.health = new RunHealth(context.stop());
        this.tools = new PurchaseTools(
                new LedgeredCall(context, account, client, health::noMore),
                new Receiving(context),
                planning.placement(),
                new Recovery(context, client),
                health);
        this.tally = planning.tally();
        this.settler = new UnknownCallSettler(context, account, client);
    }

    /** What the account showed before the first purchase. */
    public Account.Standing opening() {
        return opening;
    }

    /** Buys these images and says how each ended, in their order. */
    public List<ImageEnding> buy(List<PlannedImage> images) throws InterruptedException {
        Optional<Ending.Problem> obstacle = new Preflight(context, account, client).check(images);
        opening = account.standing();
        if (obstacle.isPresent()) {
            return images.stream()
                    .map(image -> tell(notStarted(image, obstacle.get())))
                    .toList();
        }
        try (Heartbeat heartbeat = new Heartbeat(tally)) {
            heartbeat.start();
            return settle(buyAtOnce(images)).stream().map(this::atItsPrice).toList();
        }
    }

    /** What the first call seemed to cost may turn out to be what somebody else has spent meanwhile. */
    private ImageEnding atItsPrice(ImageEnding ending) {
        if (!(ending.ending() instanceof Ending.Bought bought)) {
            return ending;
        }
        int requested = ending.image().spec().attributes().maxImages();
        return ended(ending, new Ending.Bought(bought.entry(), account.atItsPrice(bought.credits(), requested)));
    }

    private List<ImageEnding> buyAtOnce(List<PlannedImage> images) throws InterruptedException {
        int threads = Math.min(context.request().calls().maxConcurrent(), images.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads, Buying::thread);
        try {
            List<Callable<ImageEnding>> purchases = images.stream()
                    .<Callable<ImageEnding>>map(image -> () -> buy(image))
                    .toList();
            List<ImageEnding> endings = new ArrayList<>();
            for (Future<ImageEnding> future : pool.invokeAll(purchases)) {
                endings.add(ending(images.get(endings.size()), future));
            }
            return endings;
        } catch (InterruptedException e) {
            context.stop().raise();
            client.abort();
            throw e;
        } finally {
            pool.shutdownNow();
            boolean unused = pool.awaitTermination(GRACE_FOR_THREADS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A defect in one purchase must not lose sight of the others. */
    private ImageEnding ending(PlannedImage image, Future<ImageEnding> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Ending.Problem defect =
                    new Ending.Problem(FailureCode.DEFECT, "this should not happen, please report it: " + e.getCause());
            return tell(new ImageEnding(image, new Ending.Failed(defect, BigDecimal.ZERO), 0, Duration.ZERO));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "seedream");
        thread.setDaemon(true);
        return thread;
    }

    private ImageEnding buy(PlannedImage image) throws InterruptedException {
        Instant start = context.clock().instant();
        Optional<Ending.Problem> reason = health.noMore();
        if (reason.isPresent()) {
            return tell(notStarted(image, reason.get()));
        }
        Purchase purchase = new Purchase(context, tools, image);
        Ending ending = purchase.make();
        return tell(new ImageEnding(image, ending, purchase.attempts(), since(start)));
    }

    /** Lets the balance decide about calls of unknown outcome, and buys again what it shows to have been free. */
    private List<ImageEnding> settle(List<ImageEnding> endings) throws InterruptedException {
        List<ImageEnding> open = endings.stream().filter(Buying::isUnsettled).toList();
        if (open.isEmpty()) {
            return endings;
        }
        askForVerdicts(open);
        List<ImageEnding> settled = new ArrayList<>();
        for (ImageEnding ending : endings) {
            settled.add(isUnsettled(ending) ? afterVerdict(ending) : ending);
        }
        return settled;
    }

    private static boolean isUnsettled(ImageEnding ending) {
        return ending.ending() instanceof Ending.Unsettled;
    }

    /** The verdicts are in the ledger then, unless it was not possible to come to any. */
    private void askForVerdicts(List<ImageEnding> open) throws InterruptedException {
        List<CallId> answered = open.stream()
                .map(ending -> (Ending.Unsettled) ending.ending())
                .filter(unsettled -> unsettled
                        .ifNotCharged()
                        .status()
                        .filter(status -> status == 500)
                        .isPresent())
                .map(Ending.Unsettled::call)
                .toList();
        try {
            if (settler.settle(answered, settler.patience())
                    instanceof UnknownCallSettler.Settled.Postponed postponed) {
                context.progress().warning("Not settled: " + postponed.reason());
            }
        } catch (IOException e) {
            context.progress().warning("Not settled: " + e.getMessage());
        }
    }

    private Optional<Call> inLedger(ImageEnding ending) {
        try {
            CallId id = ((Ending.Unsettled) ending.ending()).call();
            return context.stores().ledger().calls(ending.image().key()).stream()
                    .filter(call -> call.id().equals(id))
                    .findFirst();
        } catch (IOException e) {
            context.progress().warning("The ledger cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private ImageEnding afterVerdict(ImageEnding ending) throws InterruptedException {
        Ending.Unsettled unsettled = (Ending.Unsettled) ending.ending();
        Optional<Call> call = inLedger(ending);
        if (call.isEmpty() || call.get().isOpen()) {
            return tell(ended(ending, unsettled.unsettledYet()));
        }
        Optional<LedgerEntry.Settlement> settlement = call.get().settlement();
        Cost cost = settlement.map(LedgerEntry.Settlement::cost).orElse(Cost.free(CostSource.TABLE));
        BigDecimal credits = cost.most();
        if (unsettled.ownCall()) {
            account.settled(unsettled.setAside(), credits);
        }
        if (!cost.isFree()) {
            FailureCode code = cost.isCharged() ? FailureCode.PAID_LOST : FailureCode.INDETERMINATE;
            Ending.Problem problem =
                    unsettled.ifNotCharged().paid(code, ending.image().spec().name());
            return tell(ended(ending, new Ending.Failed(problem, unsettled.ownCall() ? credits : BigDecimal.ZERO)));
        }
        boolean again = ending.attempts() <= context.request().calls().retries()
                && health.noMore().isEmpty()
                && (!unsettled.ownCall() || health.tokens().take());
        return again
                ? buyAgain(ending)
                : tell(ended(
                        ending, new Ending.Failed(unsettled.ifNotCharged().withNothingCharged(), BigDecimal.ZERO)));
    }

    private ImageEnding buyAgain(ImageEnding ending) throws InterruptedException {
        ImageEnding next = buy(ending.image());
        ImageEnding whole = new ImageEnding(
                next.image(),
                next.ending(),
                ending.attempts() + next.attempts(),
                ending.took().plus(next.took()));
        if (!isUnsettled(whole)) {
            return whole;
        }
        askForVerdicts(List.of(whole));
        return afterVerdict(whole);
    }

    private static ImageEnding ended(ImageEnding before, Ending ending) {
        return new ImageEnding(before.image(), ending, before.attempts(), before.took());
    }

    private ImageEnding notStarted(PlannedImage image, Ending.Problem problem) {
        return new ImageEnding(image, new Ending.NotStarted(problem), 0, Duration.ZERO);
    }

    private ImageEnding tell(ImageEnding ending) {
        tally.ended(ending, account.balance());
        return ending;
    }

    private Duration since(Instant start) {
        return Duration.between(start, context.clock().instant());
    }
}
