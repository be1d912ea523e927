package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Standing;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.restore.AnswerBanking;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Buys the images that must be bought: many at once, then those whose calls turned out to be free once more. */
public final class Buying {

    private final RunContext context;
    private final Account account;
    private final PurchaseTools tools;
    private final UnknownCallSettler settler;
    private final Preflight preflight;
    private final ProgressCounter progress;
    private Standing opening = Standing.UNKNOWN;

    /**
     * @param payer who pays for the calls
     * @param placement writes what is in the bank
     * @param progress counts what has ended
     */
    public Buying(RunContext context, Payer payer, Placement placement, ProgressCounter progress) throws IOException {
        this.context = context;
        this.account = payer.account();
        this.progress = progress;
        CallEnds ends = new CallEnds(context);
        RunHealth health = new RunHealth(context.stop());
        QuietReading reading = new QuietReading(context, account, payer.client());
        this.tools = new PurchaseTools(
                new LedgeredCall(context, payer, health, ends), payer, new AnswerBanking(context), placement, health);
        HistoryLookup history = new HistoryLookup(context, account, payer.client());
        this.settler = new UnknownCallSettler(context, account, new CostEvidence(ends, reading, history));
        this.preflight = new Preflight(context, account, reading, tools.text());
    }

    /** What the account showed before the first purchase. */
    public Standing opening() {
        return opening;
    }

    /** The last reading of the balance, if it was late enough to show every charge. */
    public Optional<LateReading> late() {
        return settler.late();
    }

    /** Buys these images and says what became of each, in their order. */
    public List<ImageOutcome> buy(List<PlannedImage> images) throws InterruptedException {
        Optional<ImageFailure> obstacle = preflight.check(images);
        opening = account.standing();
        if (obstacle.isPresent()) {
            return images.stream()
                    .map(image -> tell(ImageOutcome.notStarted(image, obstacle.get())))
                    .toList();
        }
        try (Heartbeat heartbeat = new Heartbeat(progress);
                ImageBuyer buyer = new ImageBuyer(context, account, tools, images.size())) {
            heartbeat.start();
            List<ImageOutcome> outcomes = new ArrayList<>();
            for (ImageOutcome outcome : buyer.buyAll(images, this::tell)) {
                outcomes.add(outcome);
            }
            return settled(outcomes, buyer).stream().map(this::checked).toList();
        } catch (IOException e) {
            ImageFailure failure = ImageFailure.of(FailureCode.DISK, e.getMessage() + "; nothing was bought");
            return images.stream()
                    .map(image -> tell(ImageOutcome.notStarted(image, failure)))
                    .toList();
        }
    }

    /** Finds out about calls of unknown outcome, and buys again what turns out to have been free. */
    private List<ImageOutcome> settled(List<ImageOutcome> outcomes, ImageBuyer buyer) throws InterruptedException {
        List<ImageOutcome> settled = new ArrayList<>(outcomes);
        while (settled.stream().anyMatch(outcome -> outcome.unknown().isPresent())) {
            settle(settled);
            for (int i = 0; i < settled.size(); i++) {
                if (settled.get(i).unknown().isPresent()) {
                    settled.set(i, afterSettling(settled.get(i), buyer));
                }
            }
        }
        readTheEnd(settled);
        bookWhatTheBalanceShowed(settled);
        return settled;
    }

    private void settle(List<ImageOutcome> outcomes) throws InterruptedException {
        Set<CallId> unknown = new HashSet<>();
        outcomes.forEach(outcome -> outcome.unknown().map(UnknownCall::id).ifPresent(unknown::add));
        try {
            settler.settle(unknown);
        } catch (IOException e) {
            context.progress().warning("Not settled: " + e.getMessage());
        }
    }

    private ImageOutcome afterSettling(ImageOutcome outcome, ImageBuyer buyer) throws InterruptedException {
        UnknownCall unknown = outcome.unknown().orElseThrow();
        Optional<Call> call = inLedger(outcome, unknown);
        if (call.isEmpty() || call.get().isOpen()) {
            ImageFailure failure = call.map(open -> FailureText.undecided(unknown.ifFree(), open.cost()))
                    .orElse(unknown.ifFree());
            return tell(outcome.becomes(ImageOutcome.failed(outcome.image(), failure)));
        }
        if (!call.get().cost().isFree()) {
            return buyer.hasPictures(call.get().id())
                    ? outcome.becomes(buyer.buy(outcome.image(), this::tell))
                    : tell(outcome.becomes(ImageOutcome.failed(
                            outcome.image(),
                            FailureText.charged(
                                    unknown.ifFree(),
                                    call.get().cost(),
                                    outcome.image().spec().name()))));
        }
        boolean again = unknown.again()
                && outcome.attempts() <= context.request().calls().retries()
                && tools.health().obstacle().isEmpty()
                && (!unknown.own() || tools.health().tokens().take());
        return again
                ? outcome.becomes(buyer.buy(outcome.image(), this::tell))
                : tell(outcome.becomes(ImageOutcome.failed(
                        outcome.image(),
                        FailureText.free(unknown.ifFree(), call.get().cost()))));
    }

    private Optional<Call> inLedger(ImageOutcome outcome, UnknownCall unknown) {
        try {
            return context.stores().ledger().calls(outcome.image().keys()).stream()
                    .filter(call -> call.id().equals(unknown.id()))
                    .findFirst();
        } catch (IOException e) {
            context.progress().warning("The ledger cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A last look at the balance, where not every answer has stated its cost: it shows what the calls cost together. */
    private void readTheEnd(List<ImageOutcome> outcomes) throws InterruptedException {
        Set<CallId> unstated = new HashSet<>();
        for (ImageOutcome outcome : outcomes) {
            outcome.calls().stream()
                    .filter(MadeCall::isUnstated)
                    .map(MadeCall::id)
                    .forEach(unstated::add);
        }
        boolean known = unstated.isEmpty() && account.balance().isPresent();
        if (known
                || context.stop().isRaised()
                || outcomes.stream().allMatch(outcome -> outcome.calls().isEmpty())) {
            return;
        }
        try {
            settler.lookAtTheEnd(unstated);
        } catch (IOException e) {
            context.progress().warning("The balance was not compared at the end: " + e.getMessage());
        }
    }

    /** Calls that brought pictures and did not state their cost: the ledger keeps what is known of it in the end. */
    private void bookWhatTheBalanceShowed(List<ImageOutcome> outcomes) {
        for (ImageOutcome outcome : outcomes) {
            for (MadeCall call : outcome.calls()) {
                Optional<Cost> shown = account.costOf(call.id().value()).filter(Cost::isKnown);
                if (call.pictures() > 0 && !call.cost().isKnown() && shown.isPresent()) {
                    tools.calls()
                            .record(new LedgerEntry.Settlement(
                                    call.id(),
                                    context.clock().instant(),
                                    shown.get(),
                                    "the balance fell by this much for its pictures"));
                }
            }
        }
    }

    /** The provider's table says that a call was free, and the balance may say otherwise. */
    private ImageOutcome checked(ImageOutcome outcome) {
        Optional<MadeCall> doubted = outcome.calls().stream()
                .filter(call -> call.cost().isFree())
                .filter(call -> account.costOf(call.id().value())
                        .filter(now -> !now.isFree())
                        .isPresent())
                .findFirst();
        if (doubted.isEmpty() || outcome.failure().isEmpty()) {
            return outcome;
        }
        ImageFailure failure = FailureText.charged(
                outcome.failure().get(),
                account.costOf(doubted.get().id().value()).orElseThrow(),
                outcome.image().spec().name());
        return outcome.becomes(ImageOutcome.failed(outcome.image(), failure));
    }

    private ImageOutcome tell(ImageOutcome outcome) {
        progress.ended(outcome, account.balance());
        return outcome;
    }
}
