package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.AnswerPieces;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.JobStatus;
import io.github.seedreamplugin.segmind.QueuedRequest;
import io.github.seedreamplugin.segmind.RetryPolicy;
import io.github.seedreamplugin.segmind.Stated;
import io.github.seedreamplugin.segmind.StatusMeaning;
import io.github.seedreamplugin.segmind.Submission;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Buys one image through the provider's queue. The request's id is in the ledger before anything else is done with it,
 * so a build that is killed goes on with the same request the next time.
 */
final class QueuedPurchase {

    /** Status and result are kept about an hour after the submission (provider's documentation of API v2). */
    private static final Duration RESULTS_ARE_KEPT = Duration.ofMinutes(70);

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;
    private final Conclusion conclusion;
    private final Retries retries;

    QueuedPurchase(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
        this.conclusion = new Conclusion(context, tools, image);
        this.retries = new Retries(context, tools);
    }

    /** What came of submitting. */
    sealed interface Step {

        /** There is nothing to wait for. */
        record Done(ImageOutcome outcome) implements Step {}

        /**
         * A job is in the queue.
         *
         * @param call that submitted it
         * @param request what the queue knows it by
         * @param before what came of the calls that the queue did not take
         */
        record Waiting(OpenCall call, QueuedRequest request, Optional<ImageOutcome> before) implements Step {

            private ImageOutcome after(ImageOutcome outcome) {
                return before.isPresent() ? before.get().becomes(outcome) : outcome;
            }
        }
    }

    /** Submits a job, as soon as one may be; again if the queue did not take it, where that is certain and may pass. */
    Step submit() throws IOException, InterruptedException {
        Optional<ImageOutcome> sofar = Optional.empty();
        while (true) {
            LedgeredCall.Turn turn = tools.calls().open(image);
            if (turn instanceof LedgeredCall.Turn.Refused refused) {
                return new Step.Done(sofar.orElseGet(() -> ImageOutcome.notStarted(image, refused.reason())));
            }
            OpenCall call = ((LedgeredCall.Turn.Open) turn).call();
            RetryPolicy.Decision decision;
            boolean waiting = false;
            try {
                Submission submission = tools.client().submit(image.spec().attributes(), call.directory());
                if (submission instanceof Submission.Accepted accepted) {
                    note(call, accepted.request());
                    waiting = true;
                    return new Step.Waiting(call, accepted.request(), sofar);
                }
                CallOutcome outcome = ((Submission.NotAccepted) submission).outcome();
                ImageOutcome now = conclusion.notQueued(call, outcome);
                sofar = Optional.of(sofar.isPresent() ? sofar.get().becomes(now) : now);
                decision = retries.after(outcome, sofar.get());
                if (!(decision instanceof RetryPolicy.Decision.RetryAfter)) {
                    tools.health().learn(sofar.get());
                    return new Step.Done(sofar.get());
                }
            } finally {
                if (!waiting) {
                    call.close();
                }
            }
            retries.pause((RetryPolicy.Decision.RetryAfter) decision);
        }
    }

    private void note(OpenCall call, QueuedRequest request) {
        tools.calls()
                .record(new LedgerEntry.Submitted(
                        call.id(),
                        context.clock().instant(),
                        request.requestId(),
                        request.statusUrl().toString(),
                        request.responseUrl().toString()));
    }

    /** Goes on with a job that an earlier run has submitted. */
    static Step.Waiting resume(RunContext context, Account account, EarlierCalls.EarlierJob job) {
        Call call = job.call();
        int pictures =
                call.intent().map(intent -> intent.attributes().maxImages()).orElse(1);
        OpenCall open = new OpenCall(
                call.id(),
                context.incoming(call.id()),
                account.adopt(pictures, call.cost().most()),
                account);
        return new Step.Waiting(open, job.request(), Optional.empty());
    }

    /** What became of the image now that this is known of its job. The call is over then. */
    ImageOutcome conclude(Step.Waiting job, JobStatus status) {
        try (OpenCall call = job.call()) {
            ImageOutcome outcome = job.after(concluded(job, status, call));
            tools.health().learn(outcome);
            return outcome;
        }
    }

    private ImageOutcome concluded(Step.Waiting job, JobStatus status, OpenCall call) {
        if (status instanceof JobStatus.Failed failed) {
            return failed(call, failed);
        }
        if (status instanceof JobStatus.Completed || status instanceof JobStatus.Gone) {
            // A queue that does not know the job may still have its result.
            CallOutcome result = tools.client().fetchResult(job.request(), call.directory());
            if (result instanceof CallOutcome.Answered answered
                    && answered.meaning() == StatusMeaning.DELIVERY
                    && (status instanceof JobStatus.Completed || hasPictures(call))) {
                return new Delivery(context, tools, image).take(call, answered.answer());
            }
            return status instanceof JobStatus.Gone ? gone(job) : notReady(job, "its result could not be fetched");
        }
        return notReady(job, "it did not finish in time");
    }

    private static boolean hasPictures(OpenCall call) {
        try {
            return AnswerPieces.in(call.directory()).hasPictures();
        } catch (IOException nobodyKnows) {
            return false;
        }
    }

    /**
     * The queue does not know the job. While results are kept, that is no proof: it may still run, and be charged when it is
     * done. So the ledger keeps it open, and the next build asks again. Later, the balance must show whether it was charged.
     */
    private ImageOutcome gone(Step.Waiting job) {
        OpenCall call = job.call();
        ImageFailure failure = ImageFailure.of(
                FailureCode.NO_ANSWER,
                404,
                "the queue does not know request " + job.request().requestId()
                        + ": it keeps results for about an hour");
        if (call.id().at().isAfter(context.clock().instant().minus(RESULTS_ARE_KEPT))) {
            return ImageOutcome.unsettled(image, new UnknownCall(call.id(), true, failure, false))
                    .after(List.of(tools.calls().leftOpen(call, stated(job))), Duration.ZERO);
        }
        CallEnd end =
                CallEnd.unanswered(Kind.UNKNOWN, Cost.upTo(call.reservation().most()), failure.message());
        return conclusion.unsure(call, tools.calls().end(call, end), failure, false);
    }

    /** The provider does not charge a job that failed, and its metrics say what a job was charged. */
    private ImageOutcome failed(OpenCall call, JobStatus.Failed failed) {
        Cost cost = failed.stated()
                .cost()
                .map(credits -> Cost.exactly(credits, CostSource.STATED))
                .orElse(Cost.free(CostSource.TABLE));
        MadeCall made = tools.calls().end(call, CallEnd.failedJob(cost, failed));
        ImageFailure failure = ImageFailure.of(
                failed.isModerated() ? FailureCode.MODERATED : FailureCode.GENERATION_FAILED,
                JobStatus.Failed.STATUS,
                "the job failed: " + failed.message());
        return made.cost().isFree()
                ? ImageOutcome.failed(image, FailureText.free(failure, made.cost()))
                        .after(List.of(made), Duration.ZERO)
                : conclusion.unsure(call, made, failure, false);
    }

    private static Stated stated(Step.Waiting job) {
        return new Stated(
                Optional.empty(), Optional.empty(), Optional.of(job.request().requestId()));
    }

    /** The ledger keeps the job open: the next build goes on with it. */
    private ImageOutcome notReady(Step.Waiting job, String why) {
        return ImageOutcome.failed(
                        image,
                        ImageFailure.of(
                                FailureCode.NOT_READY,
                                "request " + job.request().requestId() + " is in the provider's queue, and " + why
                                        + "; the next build fetches its picture at no further cost"))
                .after(List.of(tools.calls().leftOpen(job.call(), stated(job))), Duration.ZERO);
    }
}
