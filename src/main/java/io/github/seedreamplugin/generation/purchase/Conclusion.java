package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.StatusMeaning;
import java.time.Duration;
import java.util.List;

/** Draws the conclusion from how a call ended: for the books, and for the image that it was made for. */
final class Conclusion {

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;

    Conclusion(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
    }

    /** Writes the books and says what became of the image. */
    ImageOutcome of(OpenCall call, CallOutcome outcome) {
        if (outcome instanceof CallOutcome.NotSent notSent) {
            return notSent(call, notSent.reason());
        }
        if (outcome instanceof CallOutcome.NoAnswer none) {
            ImageFailure failure = FailureText.noAnswer(none);
            CallEnd end = none.head()
                    .map(head -> CallEnd.answered(Kind.UNKNOWN, tools.calls().stated(call, head), head, none.reason()))
                    .orElseGet(() -> CallEnd.unanswered(
                            Kind.UNKNOWN, Cost.upTo(call.reservation().most()), none.reason()));
            return unsure(call, tools.calls().end(call, end), failure, true);
        }
        CallOutcome.Answered answered = (CallOutcome.Answered) outcome;
        return answered.meaning() == StatusMeaning.DELIVERY
                ? new Delivery(context, tools, image).take(call, answered.answer())
                : refused(call, answered);
    }

    /** Not a byte of the request was sent. */
    ImageOutcome notSent(OpenCall call, String reason) {
        MadeCall made = tools.calls().end(call, CallEnd.unanswered(Kind.FREE, Cost.free(CostSource.TABLE), reason));
        return ImageOutcome.failed(image, ImageFailure.of(FailureCode.NOT_SENT, "the request was not sent: " + reason))
                .after(List.of(made), Duration.ZERO);
    }

    /** The queue did not take the job; an answer without a request id is an error, whatever its status. */
    ImageOutcome notQueued(OpenCall call, CallOutcome outcome) {
        return outcome instanceof CallOutcome.Answered answered ? refused(call, answered) : of(call, outcome);
    }

    /** The service said no. */
    ImageOutcome refused(OpenCall call, CallOutcome.Answered answered) {
        StatusMeaning meaning = answered.meaning();
        int status = answered.answer().status();
        boolean stated = answered.answer().stated().cost().isPresent();
        Cost cost = !stated && meaning.isFreeByTable()
                ? Cost.free(CostSource.TABLE)
                : tools.calls().stated(call, answered.answer());
        Kind kind = cost.isFree() ? Kind.FREE : Kind.UNKNOWN;
        MadeCall made = tools.calls()
                .end(
                        call,
                        CallEnd.answered(kind, cost, answered.answer(), "HTTP " + status + ": " + answered.message()));
        ImageFailure failure = tools.text().unsure(status, meaning, answered.message());
        ImageOutcome outcome = made.cost().isFree()
                ? ImageOutcome.failed(image, failure).after(List.of(made), Duration.ZERO)
                : unsure(call, made, failure, !meaning.isFreeByTable());
        return outcome.after(List.of(), answered.answer().took());
    }

    /** A call without a picture that was, or may have been, charged. */
    ImageOutcome unsure(OpenCall call, MadeCall made, ImageFailure failure, boolean again) {
        ImageOutcome outcome = made.cost().isKnown()
                ? ImageOutcome.failed(
                        image,
                        FailureText.charged(failure, made.cost(), image.spec().name()))
                : ImageOutcome.unsettled(image, new UnknownCall(call.id(), true, failure, again));
        return outcome.after(List.of(made), Duration.ZERO);
    }
}
