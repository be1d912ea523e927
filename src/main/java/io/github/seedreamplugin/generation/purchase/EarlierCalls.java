package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.Lookup;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.plan.PaidBefore;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.restore.Delivered;
import io.github.seedreamplugin.generation.restore.KeptAnswers;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.QueuedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What earlier calls for the same picture mean for it: those of another thread or process that this one waited for, and
 * those of earlier runs.
 */
final class EarlierCalls {

    private final RunContext context;
    private final PurchaseTools tools;
    private final Account account;
    private final KeptAnswers kept;
    /** Who may buy something once more may do so once a run. */
    private final long lastBeforeThisRun;

    private final Map<PurchaseKey, ImageFailure> refused = new ConcurrentHashMap<>();

    EarlierCalls(RunContext context, PurchaseTools tools, Account account) throws IOException {
        this.context = context;
        this.tools = tools;
        this.account = account;
        this.kept = new KeptAnswers(context);
        this.lastBeforeThisRun = context.stores().ledger().lastSequence();
    }

    /**
     * The service has refused this request, which by its table costs nothing and would be refused again. So it is not sent
     * again for another image that asks for the same, whatever this one really cost.
     */
    void refused(ImageOutcome outcome) {
        outcome.failure()
                .filter(failure ->
                        failure.code() == FailureCode.INVALID_REQUEST || failure.code() == FailureCode.MODERATED)
                .ifPresent(failure -> refused.put(outcome.image().key(), failure));
    }

    /** What became of the image without a call, or because of an earlier one; nothing if it has to be bought. */
    Optional<ImageOutcome> of(PlannedImage image) throws IOException {
        if (context.stores().bank().find(image.keys()) instanceof Lookup.Whole whole) {
            return Optional.of(restored(image, whole.record()));
        }
        Optional<ImageFailure> same = Optional.ofNullable(refused.get(image.key()));
        if (same.isPresent()) {
            return same.map(failure -> ImageOutcome.failed(image, failure));
        }
        List<Call> calls = context.stores().ledger().calls(image.keys());
        calls.forEach(tools.calls()::isOver);
        for (Call call : calls) {
            boolean forget = isGivenUp(image, call);
            Optional<ImageOutcome> kept =
                    KeptAnswers.keepsNothing(call) ? Optional.empty() : fromKept(image, call, forget);
            if (kept.isPresent()) {
                return kept;
            }
            if (forget && !call.isForgotten() && !call.cost().isKnown()) {
                forget(image, call);
            }
        }
        return byTheLedger(image);
    }

    /** Another image of this run may have made the same call just now: that one must not be given up. */
    boolean isGivenUp(PlannedImage image, Call call) {
        return call.sequence() <= lastBeforeThisRun
                && context.request().rules().forget().matches(image.spec().name());
    }

    /** A job of an earlier run that may still be in the provider's queue. */
    Optional<EarlierJob> jobOf(PlannedImage image) throws IOException {
        for (Call call : context.stores().ledger().calls(image.keys())) {
            if (call.isOpen() && call.outcome().isEmpty() && isOfThisAccount(call)) {
                // The ledger may not know it: a build can end between the answer and the entry.
                Optional<QueuedRequest> request = call.submission()
                        .map(job -> new QueuedRequest(
                                job.requestId(), URI.create(job.statusUrl()), URI.create(job.responseUrl())))
                        .or(() -> tools.client().submitted(context.incoming(call.id())));
                if (request.isPresent()) {
                    return Optional.of(new EarlierJob(call, request.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A job of an earlier run.
     *
     * @param call the call that submitted it
     * @param request what the queue knows it by
     */
    record EarlierJob(Call call, QueuedRequest request) {}

    private Optional<ImageOutcome> byTheLedger(PlannedImage image) throws IOException {
        String name = image.spec().name();
        boolean rebuy = context.request().rules().rebuy().matches(name);
        List<Call> calls = context.stores().ledger().calls(image.keys()).stream()
                .filter(call -> !rebuy || call.sequence() > lastBeforeThisRun)
                .toList();
        Optional<Call> open = calls.stream().filter(Call::isOpen).findFirst();
        if (open.isPresent()) {
            return open.map(call -> isOfThisAccount(call) ? unsettled(image, call) : ofAnotherKey(image, call));
        }
        return PaidBefore.blocks(name, calls).map(reason -> ImageOutcome.failed(image, reason));
    }

    /** The answer of an earlier call may lie where it arrived, and pictures that it names may be there by now. */
    private Optional<ImageOutcome> fromKept(PlannedImage image, Call call, boolean forget) throws IOException {
        Path directory = context.incoming(call.id());
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        Delivered delivered =
                tools.banking().inspect(image.spec(), tools.client().collect(directory));
        if (delivered.isComplete() || (forget && !delivered.pictures().isEmpty())) {
            return Optional.of(found(image, call, delivered));
        }
        boolean rebuy = context.request().rules().rebuy().matches(image.spec().name());
        return delivered.made() == 0 || forget || rebuy
                ? Optional.empty()
                : Optional.of(new Delivery(context, tools, image).incomplete(delivered));
    }

    private ImageOutcome found(PlannedImage image, Call call, Delivered delivered) throws IOException {
        BankRecord record = kept.bank(image.spec(), call, delivered);
        account.append(() -> context.stores().ledger().lastSequence());
        return restored(image, record);
    }

    private void forget(PlannedImage image, Call call) throws IOException {
        account.append(() -> context.stores()
                .ledger()
                .append(new LedgerEntry.Forgotten(
                        call.id(), context.clock().instant(), "given up with -Dseedream.forget")));
        context.progress()
                .warning(image.spec().name() + ": the call of " + call.id().at() + " is booked as lost, "
                        + call.cost().text() + " credits");
    }

    private boolean isOfThisAccount(Call call) {
        return call.intent()
                .map(intent -> intent.account().equals(account.label()))
                .orElse(true);
    }

    private static ImageOutcome unsettled(PlannedImage image, Call call) {
        ImageFailure failure = ImageFailure.of(
                FailureCode.NO_ANSWER,
                "another call for the same picture, made at " + call.id().at() + ", has no known outcome");
        return ImageOutcome.unsettled(image, new UnknownCall(call.id(), false, failure, true));
    }

    private static ImageOutcome ofAnotherKey(PlannedImage image, Call call) {
        return ImageOutcome.failed(
                image,
                ImageFailure.of(
                        FailureCode.INDETERMINATE,
                        "a call for it at " + call.id().at() + ", made with another API key, may have been charged, "
                                + call.cost().text() + " credits, and this key cannot see that account; book it as lost"
                                + " with -Dseedream.forget=" + image.spec().name()));
    }

    private ImageOutcome restored(PlannedImage image, BankRecord record) {
        try {
            return ImageOutcome.restored(image, tools.placement().place(image.spec(), record));
        } catch (IOException e) {
            return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }
}
