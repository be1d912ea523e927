package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.BalanceRule.Verdict;
import io.github.seedreamplugin.segmind.RetryPolicy;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Buys the images that must be bought: many at once, then, one at a time, those whose calls turned out to be free. */
final class Buying {

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;
    private final Placement placement;
    private final Planner planner;
    private final RetryTokens tokens = new RetryTokens();
    private final CircuitBreaker breaker = new CircuitBreaker();
    private final Settler settler;
    private final Recovery recovery;
    private final Tally tally;
    private Optional<BigDecimal> opening = Optional.empty();
    private volatile Optional<Ending.Problem> end = Optional.empty();

    Buying(RunContext context, Account account, SegmindClient client, Planning planning) {
        this.context = context;
        this.account = account;
        this.client = client;
        this.placement = planning.placement();
        this.planner = planning.planner();
        this.tally = planning.tally();
        this.settler = new Settler(context, account, client);
        this.recovery = new Recovery(context, client);
    }

    /** The balance before the first purchase. */
    Optional<BigDecimal> opening() {
        return opening;
    }

    /** Buys these images and says how each ended, in their order. */
    List<ImageEnding> buy(List<PlannedImage> images) throws IOException, InterruptedException {
        Optional<Ending.Problem> obstacle = new Preflight(context, account, client).check(images);
        if (obstacle.isPresent()) {
            return images.stream()
                    .map(image -> tell(notStarted(image, obstacle.get())))
                    .toList();
        }
        opening = account.balance();
        return settle(buyAtOnce(images));
    }

    private List<ImageEnding> buyAtOnce(List<PlannedImage> images) throws InterruptedException {
        int threads = Math.min(context.request().calls().maxConcurrent(), images.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads, Buying::thread);
        try (Heartbeat heartbeat = new Heartbeat(tally)) {
            heartbeat.start();
            List<Callable<ImageEnding>> purchases = images.stream()
                    .<Callable<ImageEnding>>map(image -> () -> buy(image))
                    .toList();
            List<ImageEnding> endings = new ArrayList<>();
            for (Future<ImageEnding> future : pool.invokeAll(purchases)) {
                endings.add(ending(images.get(endings.size()), future));
            }
            return endings;
        } finally {
            pool.shutdownNow();
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
        Optional<Ending.Problem> reason = noMore();
        if (reason.isPresent()) {
            return tell(notStarted(image, reason.get()));
        }
        Optional<Ending> recovered = recovered(image);
        if (recovered.isPresent()) {
            return tell(new ImageEnding(image, recovered.get(), 0, since(start)));
        }
        Purchase purchase = new Purchase(this);
        Ending ending = purchase.make(image);
        learn(ending);
        return tell(new ImageEnding(image, ending, purchase.attempts(), since(start)));
    }

    private Optional<Ending> recovered(PlannedImage image) {
        try {
            Optional<BankRecord> record = recovery.recover(image);
            return record.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Ending.Restored(placement.place(image.spec(), record.get())));
        } catch (IOException e) {
            return Optional.of(new Ending.Failed(
                    new Ending.Problem(FailureCode.DISK, String.valueOf(e.getMessage())), BigDecimal.ZERO));
        }
    }

    private Optional<Ending.Problem> noMore() {
        if (context.stop().isRaised()) {
            return Optional.of(
                    new Ending.Problem(FailureCode.STOPPED, "the build was stopped before this image was started"));
        }
        if (end.isPresent()) {
            return end;
        }
        return breaker.isOpen()
                ? Optional.of(new Ending.Problem(FailureCode.SERVICE_DOWN, CircuitBreaker.message()))
                : Optional.empty();
    }

    /** What one image's ending means for those not yet started. */
    private void learn(Ending ending) {
        if (ending instanceof Ending.Bought) {
            breaker.succeeded();
        } else if (ending instanceof Ending.Unsettled) {
            breaker.failed();
        } else if (ending instanceof Ending.Failed failed) {
            if (failed.problem().code().endsTheRun()) {
                end = Optional.of(failed.problem());
            }
            if (failed.problem().code().isOfTheService()) {
                breaker.failed();
            }
        }
    }

    /** Lets the balance decide about calls of unknown outcome, and buys again what it shows to have been free. */
    private List<ImageEnding> settle(List<ImageEnding> endings) throws IOException, InterruptedException {
        List<ImageEnding> open = endings.stream().filter(Buying::isUnsettled).toList();
        if (open.isEmpty()) {
            return endings;
        }
        Map<CallId, Verdict> verdicts = verdicts(open);
        List<ImageEnding> settled = new ArrayList<>();
        for (ImageEnding ending : endings) {
            settled.add(isUnsettled(ending) ? afterVerdict(ending, verdicts) : ending);
        }
        return settled;
    }

    private static boolean isUnsettled(ImageEnding ending) {
        return ending.ending() instanceof Ending.Unsettled;
    }

    private Map<CallId, Verdict> verdicts(List<ImageEnding> open) throws IOException, InterruptedException {
        List<CallId> answered = open.stream()
                .map(ending -> (Ending.Unsettled) ending.ending())
                .filter(unsettled -> unsettled
                        .ifNotCharged()
                        .status()
                        .filter(status -> status == 500)
                        .isPresent())
                .map(Ending.Unsettled::call)
                .toList();
        Settler.Settled settled = settler.settle(answered, settler.patience());
        return settled instanceof Settler.Settled.Decided decided ? decided.verdicts() : Map.of();
    }

    private ImageEnding afterVerdict(ImageEnding ending, Map<CallId, Verdict> verdicts)
            throws IOException, InterruptedException {
        Ending.Unsettled unsettled = (Ending.Unsettled) ending.ending();
        Verdict verdict = verdicts.get(unsettled.call());
        if (verdict == null) {
            return tell(ended(ending, unsettled, FailureCode.INDETERMINATE, unsettled.setAside()));
        }
        account.settled(unsettled.setAside(), verdict.credits());
        if (verdict instanceof Verdict.Charged charged) {
            return tell(ended(ending, unsettled, FailureCode.PAID_LOST, charged.credits()));
        }
        if (verdict instanceof Verdict.Undecidable undecidable) {
            return tell(ended(ending, unsettled, FailureCode.INDETERMINATE, undecidable.credits()));
        }
        boolean again = ending.attempts() <= context.request().calls().retries() && noMore().isEmpty() && tokens.take();
        return again
                ? buyAgain(ending)
                : tell(new ImageEnding(
                        ending.image(),
                        new Ending.Failed(unsettled.ifNotCharged().withNothingCharged(), BigDecimal.ZERO),
                        ending.attempts(),
                        ending.took()));
    }

    private ImageEnding buyAgain(ImageEnding ending) throws IOException, InterruptedException {
        ImageEnding next = buy(ending.image());
        ImageEnding whole = new ImageEnding(
                next.image(),
                next.ending(),
                ending.attempts() + next.attempts(),
                ending.took().plus(next.took()));
        return isUnsettled(whole) ? afterVerdict(whole, verdicts(List.of(whole))) : whole;
    }

    private static ImageEnding ended(
            ImageEnding ending, Ending.Unsettled unsettled, FailureCode code, BigDecimal credits) {
        Ending.Problem problem =
                unsettled.ifNotCharged().paid(code, ending.image().spec().name());
        return new ImageEnding(ending.image(), new Ending.Failed(problem, credits), ending.attempts(), ending.took());
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

    RunContext context() {
        return context;
    }

    Cashier cashier() {
        return new Cashier(context, account, client);
    }

    Receiving receiving() {
        return new Receiving(context);
    }

    Placement placement() {
        return placement;
    }

    RetryPolicy policy() {
        return new RetryPolicy(context.request().calls().retries());
    }

    RetryTokens tokens() {
        return tokens;
    }

    Planner planner() {
        return planner;
    }
}
