package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.PriceSeen;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.EndedCall;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.account.Reservation;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.Answer;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import io.github.seedreamplugin.segmind.Stated;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the books around single calls. Before a call, credits are set aside and an intent is on the disk; after it, the
 * account and the ledger know what came of it, or that nobody knows.
 */
final class LedgeredCall {

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;
    private final RunHealth health;
    private final CallEnds ends;
    private volatile boolean balanceIsKept = true;

    LedgeredCall(RunContext context, Payer payer, RunHealth health, CallEnds ends) {
        this.context = context;
        this.account = payer.account();
        this.client = payer.client();
        this.health = health;
        this.ends = ends;
    }

    /** Whether a call may be made. */
    sealed interface Turn {

        /** The call may be made, and its intent is written. */
        record Open(OpenCall call) implements Turn {}

        /** No call may be made. */
        record Refused(ImageFailure reason) implements Turn {}
    }

    /** Waits until a call for this image may be made. */
    Turn open(PlannedImage image) throws IOException, InterruptedException {
        GenerationRequest request = context.request();
        int pictures = image.spec().attributes().maxImages();
        Reservation reservation =
                account.reserve(pictures, request.spending(), request.calls().maxConcurrent());
        if (reservation instanceof Reservation.Refused refused) {
            return new Turn.Refused(refused.reason());
        }
        Reservation.Granted granted = (Reservation.Granted) reservation;
        boolean open = false;
        try {
            if (!account.rateLimiter().awaitTurn()) {
                return new Turn.Refused(RunHealth.stopped());
            }
            Optional<ImageFailure> obstacle = health.obstacle();
            if (obstacle.isPresent()) {
                return new Turn.Refused(obstacle.get());
            }
            Turn turn = new Turn.Open(intent(image, granted));
            open = true;
            return turn;
        } finally {
            if (!open) {
                account.leave(granted);
            }
        }
    }

    private OpenCall intent(PlannedImage image, Reservation.Granted granted) throws IOException {
        CallId id = context.stores().ledger().newCall(image.key());
        Path directory = context.incoming(id);
        Directories.create(directory);
        account.append(() -> context.stores()
                .ledger()
                .append(LedgerEntry.Intent.of(id, context.clock().instant())
                        .account(account.label())
                        .buys(image.spec().name(), image.key())
                        .attributes(image.spec().attributes())
                        .mostCredits(granted.most())
                        .origin(context.request().origin())
                        .build()));
        context.progress().calling(image.spec().name());
        return new OpenCall(id, directory, granted, account);
    }

    /**
     * Writes into the books what came of a call. A ledger that cannot be written is no reason to lose the picture: the
     * call stays open, and the next run settles it.
     */
    MadeCall end(OpenCall call, CallEnd said) {
        CallEnd end = believed(call, said);
        ends.note(call.id());
        record(LedgerEntry.Outcome.of(call.id(), context.clock().instant())
                .was(end.kind(), end.cost())
                .remaining(end.remaining())
                .requestId(end.stated().requestId())
                .note(end.note())
                .build());
        if (end.kind() == Kind.UNKNOWN && end.cost().isKnown()) {
            record(new LedgerEntry.Settlement(
                    call.id(),
                    context.clock().instant(),
                    end.cost(),
                    end.cost().source().word()));
        }
        if (end.kind() == Kind.FREE) {
            clear(call);
        }
        BigDecimal expected = account.price().expected(Math.max(1, end.pictures()));
        Price before = account.price();
        account.ended(new EndedCall(call.id().value(), end.cost(), end.pictures(), expected, remaining(end)));
        tellChange(before, account.price());
        if (end.cost().source() == CostSource.STATED
                && end.pictures() > 0
                && end.cost().isCharged()) {
            remember(end.pictures(), end.cost().most());
        }
        return new MadeCall(call.id(), end.stated().requestId(), end.status(), end.cost(), end.pictures());
    }

    /**
     * What is left after a call, where the limits need it. An answer that does not say it has the balance asked for, which is
     * free: or a price that has risen would show at the end of the run.
     */
    private Optional<BigDecimal> remaining(CallEnd end) {
        boolean limited = context.request().spending().minRemainingCredits().signum() > 0;
        boolean needed = limited || end.cost().source() != CostSource.STATED;
        if (end.remaining().isPresent() || end.cost().isFree() || !needed || !balanceIsKept) {
            return end.remaining();
        }
        if (client.balance() instanceof BalanceOutcome.Known known) {
            return Optional.of(known.credits());
        }
        // Asked again for each call, a service that does not answer would hold all of them up.
        balanceIsKept = false;
        return Optional.empty();
    }

    /**
     * A status that the provider's table calls free is not taken to be free when the balance fell meanwhile. What it cost is
     * not known either: the balance may lag, and may have fallen for a call of an earlier build or of somebody else.
     */
    private CallEnd believed(OpenCall call, CallEnd end) {
        if (!end.cost().isFree() || end.cost().source() != CostSource.TABLE) {
            return end;
        }
        Optional<BigDecimal> fallen = end.remaining().flatMap(account::fallenAlone);
        if (fallen.isEmpty() || fallen.get().compareTo(Cost.NOISE) < 0) {
            return end;
        }
        return end.at(Kind.UNKNOWN, Cost.upTo(call.reservation().most().max(fallen.get())));
    }

    /** What an answer states that its call cost, or else anything up to what was set aside. */
    Cost stated(OpenCall call, Answer answer) {
        return answer.stated()
                .cost()
                .map(credits -> Cost.exactly(credits, CostSource.STATED))
                .orElseGet(() -> Cost.upTo(call.reservation().most()));
    }

    /** Slows every call of the session down, for the service asked for it. */
    void slowDown(Duration delay) {
        account.rateLimiter().slowDown(delay);
    }

    private void tellChange(Price before, Price after) {
        if (after.isSeen() && !Price.isSame(before.perPicture(), after.perPicture())) {
            context.progress()
                    .warning("A picture costs " + Credits.text(after.perPicture()) + " credits, not the "
                            + Credits.text(before.perPicture())
                            + " that was expected; the new price is used from now on");
        }
    }

    private void remember(int pictures, BigDecimal credits) {
        try {
            context.stores()
                    .prices()
                    .remember(
                            context.request().service().name(),
                            new PriceSeen(
                                    pictures,
                                    credits,
                                    CostSource.STATED,
                                    context.clock().instant()));
        } catch (IOException e) {
            context.progress().warning("The price cannot be saved: " + e.getMessage());
        }
    }

    /** A call stays open in the ledger: its job is still in the queue, or its answer could not be dealt with yet. */
    MadeCall leftOpen(OpenCall call, Stated stated) {
        Cost cost = stated.cost()
                .map(credits -> Cost.exactly(credits, CostSource.STATED))
                .orElseGet(() -> Cost.upTo(call.reservation().most()));
        ends.note(call.id());
        account.ended(new EndedCall(call.id().value(), cost, 0, BigDecimal.ZERO, stated.remainingCredits()));
        return new MadeCall(call.id(), stated.requestId(), Optional.empty(), cost, 0);
    }

    /** A call of another build is over, since this one has the lock of its key now. */
    void isOver(Call call) {
        ends.noteOver(call);
    }

    /** Deletes a call's answer, which is no longer needed. A file that stays behind does no harm. */
    void clear(OpenCall call) {
        try {
            int unused = Directories.delete(call.directory());
        } catch (IOException e) {
            context.progress().warning("Temporary files cannot be deleted: " + e.getMessage());
        }
    }

    /** Adds an entry to the ledger, or says that it could not be added. */
    void record(LedgerEntry entry) {
        try {
            account.append(() -> context.stores().ledger().append(entry));
        } catch (IOException e) {
            context.progress().warning("The ledger cannot be written: " + e.getMessage());
        }
    }

    /** What is said of an image whose call failed on this machine's disk, with its answer safe where it arrived. */
    ImageFailure onDisk(OpenCall call, Exception fault) {
        String said = fault instanceof IOException ? String.valueOf(fault.getMessage()) : fault.toString();
        return ImageFailure.of(
                FailureCode.DISK,
                said + "; what was paid for is in " + call.directory() + ", and the next run recovers it");
    }
}
