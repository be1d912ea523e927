package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.restore.Delivered;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.output.Quarantine;
import io.github.seedreamplugin.segmind.Answer;
import io.github.seedreamplugin.segmind.AnswerPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Handles a 2xx answer: banks its pictures, or says what is missing and what it can have cost. */
final class Delivery {

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;

    Delivery(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
    }

    /** Takes what a call of this run brought, writes the books, and says what became of the image. */
    ImageOutcome take(OpenCall call, Answer answer) {
        Delivered delivered;
        try {
            delivered = tools.banking().inspect(image.spec(), tools.client().collect(call.directory()));
        } catch (IOException | RuntimeException e) {
            return notSafe(call, answer, e);
        }
        Cost cost = tools.calls().stated(call, answer);
        if (delivered.isEmpty()) {
            return nothing(call, answer, delivered, cost);
        }
        if (!delivered.isComplete()) {
            MadeCall made = tools.calls()
                    .end(
                            call,
                            CallEnd.answered(Kind.INCOMPLETE, cost, answer, delivered.missing())
                                    .bringing(delivered.made()));
            return incomplete(delivered).after(List.of(made), answer.took());
        }
        return banked(call, answer, delivered, cost);
    }

    /** The ledger keeps the call open, and the answer stays where it arrived. */
    private ImageOutcome notSafe(OpenCall call, Answer answer, Exception fault) {
        MadeCall made = tools.calls().leftOpen(call, answer.stated());
        return ImageOutcome.failed(image, tools.calls().onDisk(call, fault)).after(List.of(made), answer.took());
    }

    private ImageOutcome banked(OpenCall call, Answer answer, Delivered delivered, Cost cost) {
        BankRecord record;
        try {
            record = tools.banking().bank(image.spec(), delivered, amount(call, delivered, cost), answer.took());
        } catch (IOException | RuntimeException e) {
            return notSafe(call, answer, e);
        }
        MadeCall made = tools.calls()
                .end(
                        call,
                        CallEnd.answered(Kind.BOUGHT, cost, answer, "")
                                .bringing(delivered.pictures().size()));
        if (delivered.unreadable().isEmpty()) {
            tools.calls().clear(call);
        }
        return placed(record).after(List.of(made), answer.took());
    }

    /** What the bank says that it cost: what is stated, or else what the price makes of the pictures. */
    private static Cost amount(OpenCall call, Delivered delivered, Cost cost) {
        Price price = call.account().price();
        return cost.isKnown()
                ? cost
                : Cost.exactly(price.expected(delivered.pictures().size()), CostSource.ASSUMED);
    }

    private ImageOutcome placed(BankRecord record) {
        try {
            return ImageOutcome.bought(
                    image,
                    tools.placement().place(image.spec(), record),
                    context.request().service().simulated());
        } catch (IOException e) {
            return ImageOutcome.failed(
                    image,
                    ImageFailure.of(
                            FailureCode.DISK,
                            e.getMessage() + "; the picture is in the bank, and the next run restores it for free"));
        }
    }

    /** Some pictures have not arrived: they are paid for, and fetched again by the next build. */
    ImageOutcome incomplete(Delivered delivered) {
        String name = image.spec().name();
        String next = delivered.outstanding().isEmpty()
                ? "; it is paid for, and -Dseedream.forget=" + name + " takes the pictures that came"
                : "; it is paid for, and the next build fetches it again (give up with -Dseedream.forget=" + name + ")";
        return ImageOutcome.failed(image, ImageFailure.of(FailureCode.PICTURES_MISSING, delivered.missing() + next));
    }

    private ImageOutcome nothing(OpenCall call, Answer answer, Delivered delivered, Cost cost) {
        Optional<String> kept = copyAside(call, answer, delivered.reason());
        ImageFailure failure = FailureText.madeNothing(answer.status(), delivered.reason(), kept);
        Kind kind = cost.isFree() ? Kind.FREE : cost.isKnown() ? Kind.INCOMPLETE : Kind.EMPTY;
        MadeCall made = tools.calls().end(call, CallEnd.answered(kind, cost, answer, failure.message()));
        ImageOutcome outcome = kind == Kind.EMPTY
                ? ImageOutcome.unsettled(image, new UnknownCall(call.id(), true, failure, false))
                : ImageOutcome.failed(
                        image,
                        cost.isFree()
                                ? FailureText.free(failure, cost)
                                : FailureText.charged(
                                        failure, cost, image.spec().name()));
        return outcome.after(List.of(made), answer.took());
    }

    /** The answer stays under home; a copy goes where the user looks. */
    private Optional<String> copyAside(OpenCall call, Answer answer, String reason) {
        Path reports = context.request().places().reportDirectory();
        try {
            Optional<Path> body = AnswerPieces.body(call.directory());
            if (body.isEmpty() || Files.size(body.get()) == 0) {
                return Optional.empty();
            }
            Path copy = Files.copy(body.get(), call.directory().resolve("copy"));
            Path kept = new Quarantine(reports, context.clock())
                    .keep(copy, image.spec().name(), answer.headers(), reason);
            return Optional.of(reports.relativize(kept).toString().replace('\\', '/'));
        } catch (IOException e) {
            context.progress().warning(image.spec().name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
