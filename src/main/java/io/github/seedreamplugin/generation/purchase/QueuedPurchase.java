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
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.JobStatus;
import io.github.seedreamplugin.segmind.QueuedRequest;
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

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;
    private final Conclusion conclusion;

    QueuedPurchase(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
        this.conclusion = new Conclusion(context, tools, image);
    }

    /** What came of submitting. */
    sealed interface Step {

        /** There is nothing to wait for. */
        record Done(ImageOutcome outcome) implements Step {}

        /** A job is in the queue. */
        record Waiting(OpenCall call, QueuedRequest request) implements Step {}
    }

    /** Submits a job, as soon as one may be. */
    Step submit() throws IOException, InterruptedException {
        LedgeredCall.Turn turn = tools.calls().open(image);
        if (turn instanceof LedgeredCall.Turn.Refused refused) {
            return new Step.Done(ImageOutcome.notStarted(image, refused.reason()));
        }
        OpenCall call = ((LedgeredCall.Turn.Open) turn).call();
        boolean waiting = false;
        try {
            Submission submission = tools.client().submit(image.spec().attributes(), call.directory());
            if (submission instanceof Submission.Accepted accepted) {
                QueuedRequest request = accepted.request();
                tools.calls()
                        .record(new LedgerEntry.Submitted(
                                call.id(),
                                context.clock().instant(),
                                request.requestId(),
                                request.statusUrl().toString(),
                                request.responseUrl().toString()));
                waiting = true;
                return new Step.Waiting(call, request);
            }
            ImageOutcome outcome = notAccepted(call, submission);
            tools.health().learn(outcome);
            return new Step.Done(outcome);
        } finally {
            if (!waiting) {
                call.close();
            }
        }
    }

    private ImageOutcome notAccepted(OpenCall call, Submission submission) {
        if (submission instanceof Submission.NotSent notSent) {
            return conclusion.notSent(call, notSent.reason());
        }
        if (submission instanceof Submission.NoAnswer none) {
            return conclusion.of(call, new CallOutcome.NoAnswer(none.reason(), none.head()));
        }
        Submission.Answered answered = (Submission.Answered) submission;
        return conclusion.notQueued(call, answered);
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
        return new Step.Waiting(open, job.request());
    }

    /** What became of the image now that this is known of its job. The call is over then. */
    ImageOutcome conclude(Step.Waiting job, JobStatus status) {
        try (OpenCall call = job.call()) {
            ImageOutcome outcome = concluded(job, status, call);
            tools.health().learn(outcome);
            return outcome;
        }
    }

    private ImageOutcome concluded(Step.Waiting job, JobStatus status, OpenCall call) {
        if (status instanceof JobStatus.Completed) {
            CallOutcome result = tools.client().fetchResult(job.request(), call.directory());
            return result instanceof CallOutcome.Answered answered && answered.meaning() == StatusMeaning.DELIVERY
                    ? new Delivery(context, tools, image).take(call, answered.answer())
                    : notReady(job, "its result could not be fetched");
        }
        if (status instanceof JobStatus.Failed failed) {
            return failed(call, failed);
        }
        if (status instanceof JobStatus.Gone) {
            ImageFailure failure = ImageFailure.of(
                    FailureCode.NO_ANSWER,
                    404,
                    "the queue no longer knows request " + job.request().requestId()
                            + ": it keeps results for about an hour");
            CallEnd end = CallEnd.unanswered(
                    Kind.UNKNOWN, Cost.upTo(call.reservation().most()), failure.message());
            return conclusion.unsure(call, tools.calls().end(call, end), failure, false);
        }
        return notReady(job, "it did not finish in time");
    }

    /** The provider does not charge a job that failed, and says so. */
    private ImageOutcome failed(OpenCall call, JobStatus.Failed failed) {
        Cost cost = failed.stated()
                .cost()
                .map(credits -> Cost.exactly(credits, CostSource.STATED))
                .orElse(Cost.free(CostSource.STATED));
        MadeCall made = tools.calls().end(call, CallEnd.failedJob(cost, failed));
        ImageFailure failure = ImageFailure.of(
                failed.isModerated() ? FailureCode.MODERATED : FailureCode.GENERATION_FAILED,
                JobStatus.Failed.STATUS,
                "the job failed: " + failed.message());
        ImageFailure said = cost.isFree()
                ? FailureText.free(failure, cost)
                : FailureText.charged(failure, cost, image.spec().name());
        return ImageOutcome.failed(image, said).after(List.of(made), Duration.ZERO);
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
