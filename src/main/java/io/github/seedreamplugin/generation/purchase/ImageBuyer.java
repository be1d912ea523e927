package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.AnswerPieces;
import io.github.seedreamplugin.segmind.CallDeadline;
import io.github.seedreamplugin.segmind.JobStatus;
import io.github.seedreamplugin.segmind.QueuePoller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Buys images under the locks of their keys, many at once, with direct calls or through the queue. */
final class ImageBuyer implements AutoCloseable {

    private static final Duration GRACE_FOR_THREADS = Duration.ofSeconds(3);
    /** Jobs wait in the queue without a thread of ours; these submit them and take what they brought. */
    private static final int MOST_THREADS_FOR_THE_QUEUE = 16;
    /** How long a job that was given up is asked for. */
    private static final Duration A_LAST_LOOK = Duration.ofSeconds(5);

    private final RunContext context;
    private final Account account;
    private final PurchaseTools tools;
    private final EarlierCalls earlier;
    private final ImageLocks locks;
    private final QueuePoller poller;
    private final ExecutorService starters;
    /** Apart from the starters, which may all be waiting for a turn that only a finished job gives back. */
    private final ExecutorService finishers;
    /** Apart from the finishers: a second submission waits for its turn, which only a job that ends can give it. */
    private final ExecutorService resubmitters;

    ImageBuyer(RunContext context, Account account, PurchaseTools tools, int images) throws IOException {
        this.context = context;
        this.account = account;
        this.tools = tools;
        this.earlier = new EarlierCalls(context, tools, account);
        this.locks = new ImageLocks(context);
        this.poller = new QueuePoller(tools.client());
        context.stop().whenRaised(poller::close);
        int most = Math.max(1, Math.min(context.request().calls().maxConcurrent(), images));
        boolean queue = context.request().service().queue();
        int threads = queue ? Math.min(most, MOST_THREADS_FOR_THE_QUEUE) : most;
        this.starters = Executors.newFixedThreadPool(threads, ImageBuyer::thread);
        this.finishers = Executors.newFixedThreadPool(threads, ImageBuyer::thread);
        this.resubmitters = Executors.newFixedThreadPool(threads, ImageBuyer::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "seedream");
        thread.setDaemon(true);
        return thread;
    }

    /** Buys all of them; {@code tell} hears of each as soon as it has come to its end. */
    List<ImageOutcome> buyAll(List<PlannedImage> images, UnaryOperator<ImageOutcome> tell) throws InterruptedException {
        List<CompletableFuture<ImageOutcome>> purchases = images.stream()
                .map(image -> begin(image)
                        .exceptionally(fault -> defect(image, fault))
                        .thenApply(tell))
                .toList();
        List<ImageOutcome> outcomes = new ArrayList<>();
        try {
            for (CompletableFuture<ImageOutcome> purchase : purchases) {
                outcomes.add(purchase.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            context.stop().raise();
            tools.client().abort();
            throw e;
        }
    }

    /** Buys one image. */
    ImageOutcome buy(PlannedImage image, UnaryOperator<ImageOutcome> tell) throws InterruptedException {
        return buyAll(List.of(image), tell).get(0);
    }

    /** Whether pictures of a call lie where they arrived, or can be fetched. */
    boolean hasPictures(CallId call) {
        try {
            return AnswerPieces.in(context.incoming(call)).hasPictures();
        } catch (IOException e) {
            // Whoever takes them will say what is wrong.
            return true;
        }
    }

    /** A defect in one purchase must not affect the others. */
    private static ImageOutcome defect(PlannedImage image, Throwable fault) {
        Throwable cause = fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
        return ImageOutcome.failed(
                image, ImageFailure.of(FailureCode.DEFECT, "this should not happen, please report it: " + cause));
    }

    private CompletableFuture<ImageOutcome> begin(PlannedImage image) {
        CompletableFuture<ImageOutcome> end = new CompletableFuture<>();
        ImageLocks.Wait wait = locks.new Wait(image);
        starters.execute(() -> turn(image, wait, end));
        return end;
    }

    /** Behind all other images, where another build is buying this one. */
    private void turn(PlannedImage image, ImageLocks.Wait wait, CompletableFuture<ImageOutcome> end) {
        try {
            Optional<CompletableFuture<ImageOutcome>> purchase = start(image, wait);
            if (purchase.isEmpty()) {
                starters.execute(() -> turn(image, wait, end));
                return;
            }
            CompletableFuture<ImageOutcome> ignored = purchase.get().whenComplete((outcome, fault) -> {
                if (fault == null) {
                    end.complete(outcome);
                } else {
                    end.completeExceptionally(fault);
                }
            });
        } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    /** The purchase; nothing if another build is making it. */
    private Optional<CompletableFuture<ImageOutcome>> start(PlannedImage image, ImageLocks.Wait wait) {
        try {
            Optional<ImageFailure> obstacle = tools.health().obstacle();
            return obstacle.isPresent()
                    ? Optional.of(done(ImageOutcome.notStarted(image, obstacle.get())))
                    : underLock(image, wait);
        } catch (IOException e) {
            // Only before a call: from its answer on, every failure is dealt with where it happens.
            return Optional.of(done(
                    ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(done(ImageOutcome.notStarted(image, RunHealth.stopped())));
        }
    }

    private static CompletableFuture<ImageOutcome> done(ImageOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private Optional<CompletableFuture<ImageOutcome>> underLock(PlannedImage image, ImageLocks.Wait wait)
            throws IOException, InterruptedException {
        ImageLocks.Turn turn = wait.turn();
        if (turn instanceof ImageLocks.Later) {
            return Optional.empty();
        }
        if (turn instanceof ImageLocks.Ended ended) {
            return Optional.of(done(ImageOutcome.notStarted(image, ended.failure())));
        }
        ImageLocks.Taken taken = (ImageLocks.Taken) turn;
        boolean handedOver = false;
        try {
            CompletableFuture<ImageOutcome> purchase = purchase(image);
            handedOver = true;
            return Optional.of(purchase.whenComplete((outcome, fault) -> {
                if (fault == null) {
                    earlier.refused(outcome);
                }
                taken.close();
            }));
        } finally {
            if (!handedOver) {
                taken.close();
            }
        }
    }

    private CompletableFuture<ImageOutcome> purchase(PlannedImage image) throws IOException, InterruptedException {
        Optional<EarlierCalls.EarlierJob> job = earlier.jobOf(image);
        if (job.isPresent()) {
            QueuedPurchase queued = new QueuedPurchase(context, tools, image);
            QueuedPurchase.Step.Waiting waiting = QueuedPurchase.resume(context, account, job.get());
            return earlier.isGivenUp(image, job.get().call())
                    ? await(queued, waiting, image, A_LAST_LOOK).thenCompose(outcome -> givenUp(image, outcome))
                    : await(queued, waiting, image);
        }
        return withoutJob(image);
    }

    /** What a job has brought is taken even if the user has given it up. */
    private CompletableFuture<ImageOutcome> givenUp(PlannedImage image, ImageOutcome outcome) {
        boolean open = outcome.unknown().isPresent()
                || outcome.failure()
                        .filter(failure -> failure.code() == FailureCode.NOT_READY)
                        .isPresent();
        return open ? onThread(() -> withoutJob(image)).thenApply(outcome::becomes) : done(outcome);
    }

    private CompletableFuture<ImageOutcome> withoutJob(PlannedImage image) throws IOException, InterruptedException {
        Optional<ImageOutcome> known = earlier.of(image);
        if (known.isPresent()) {
            return done(known.get());
        }
        if (!context.request().service().queue()) {
            return done(new Purchase(context, tools, image).make());
        }
        QueuedPurchase queued = new QueuedPurchase(context, tools, image);
        QueuedPurchase.Step step = queued.submit();
        return step instanceof QueuedPurchase.Step.Waiting waiting
                ? await(queued, waiting, image)
                : done(((QueuedPurchase.Step.Done) step).outcome());
    }

    /** No thread waits meanwhile: the poller says when the job is done. */
    private CompletableFuture<ImageOutcome> await(
            QueuedPurchase queued, QueuedPurchase.Step.Waiting job, PlannedImage image) {
        Duration most = CallDeadline.of(
                context.request().calls().requestTimeout(),
                image.spec().attributes().maxImages());
        return await(queued, job, image, most);
    }

    private CompletableFuture<ImageOutcome> await(
            QueuedPurchase queued, QueuedPurchase.Step.Waiting job, PlannedImage image, Duration most) {
        CompletableFuture<JobStatus> status = poller.watch(job.request(), most).whenComplete((now, defect) -> {
            if (defect != null) {
                // Nobody concludes the call then, and what is set aside for it would keep others waiting forever.
                job.call().close();
            }
        });
        return status.thenApplyAsync(now -> queued.conclude(job, now), finishers)
                .thenCompose(outcome -> mayBeSentAgain(outcome) ? again(queued, outcome, image) : done(outcome));
    }

    /** A job that failed is not charged, as the service itself says. */
    private boolean mayBeSentAgain(ImageOutcome outcome) {
        return outcome.failure()
                        .filter(failure -> failure.code() == FailureCode.GENERATION_FAILED)
                        .isPresent()
                && outcome.calls().stream().allMatch(call -> call.cost().isFree())
                && outcome.attempts() <= context.request().calls().retries()
                && tools.health().obstacle().isEmpty()
                && tools.health().tokens().take();
    }

    private CompletableFuture<ImageOutcome> again(QueuedPurchase queued, ImageOutcome before, PlannedImage image) {
        return onThread(() -> {
                    QueuedPurchase.Step step = queued.submit();
                    return step instanceof QueuedPurchase.Step.Waiting waiting
                            ? await(queued, waiting, image)
                            : done(((QueuedPurchase.Step.Done) step).outcome());
                })
                .thenApply(before::becomes);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // thenCompose waits for the inner one
    private CompletableFuture<ImageOutcome> onThread(Callable<CompletableFuture<ImageOutcome>> work) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return work.call();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        },
                        resubmitters)
                .thenCompose(next -> next);
    }

    @Override
    public void close() {
        poller.close();
        starters.shutdownNow();
        resubmitters.shutdownNow();
        finishers.shutdown();
        try {
            for (ExecutorService threads : List.of(finishers, starters, resubmitters)) {
                boolean unused = threads.awaitTermination(GRACE_FOR_THREADS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
