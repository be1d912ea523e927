package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.RetryPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Buys one image: under its key's lock, so that no other thread or process buys the same, and under the books. */
final class Purchase {

    private static final Duration LONGEST_WAIT_FOR_ANOTHER = Duration.ofHours(2);

    private final RunContext context;
    private final Cashier cashier;
    private final Receiving receiving;
    private final Placement placement;
    private final RetryPolicy policy;
    private final RetryTokens tokens;
    private final Planner planner;
    private int attempts;

    Purchase(Buying buying) {
        this.context = buying.context();
        this.cashier = buying.cashier();
        this.receiving = buying.receiving();
        this.placement = buying.placement();
        this.policy = buying.policy();
        this.tokens = buying.tokens();
        this.planner = buying.planner();
    }

    /** How many calls were made. */
    int attempts() {
        return attempts;
    }

    Ending make(PlannedImage image) throws InterruptedException {
        try {
            MachineLock.Claim claim = context.stores()
                    .locks()
                    .lock(
                            lockName(image.key()),
                            () -> context.progress()
                                    .waiting("Waiting for another build or module that buys "
                                            + image.spec().name()),
                            LONGEST_WAIT_FOR_ANOTHER);
            if (claim instanceof MachineLock.Held held) {
                try (held) {
                    Optional<Ending> meanwhile = meanwhile(image);
                    return meanwhile.isPresent() ? meanwhile.get() : buy(image);
                }
            }
            return notStarted(FailureCode.NOT_SENT, "another build on this machine has been buying it for too long");
        } catch (IOException e) {
            return failed(new Ending.Problem(FailureCode.DISK, String.valueOf(e.getMessage())), BigDecimal.ZERO);
        }
    }

    /** The lock that whoever buys this picture holds. */
    static String lockName(PurchaseKey key) {
        return "key-" + key.hex();
    }

    /** What another thread or process may have done while this one waited. */
    private Optional<Ending> meanwhile(PlannedImage image) throws IOException {
        if (context.stores().bank().find(image.key()) instanceof Bank.Found.Whole whole) {
            return Optional.of(new Ending.Restored(placement.place(image.spec(), whole.record())));
        }
        if (context.request().rules().rebuy().matches(image.spec().name())) {
            return Optional.empty();
        }
        return planner.paidBefore(image.spec(), image.key())
                .map(blocked -> failed(new Ending.Problem(blocked.code(), blocked.message()), BigDecimal.ZERO));
    }

    private Ending buy(PlannedImage image) throws IOException, InterruptedException {
        while (true) {
            Cashier.Receipt receipt = cashier.call(image);
            if (receipt instanceof Cashier.Receipt.NotMade not) {
                return notStarted(not.code(), not.message());
            }
            attempts++;
            CallOutcome outcome;
            Ending ending;
            try (Cashier.Receipt.Made made = (Cashier.Receipt.Made) receipt) {
                outcome = made.outcome();
                ending = ending(image, made);
                clear(made, ending);
            }
            if (!waitsToTryAgain(outcome)) {
                return ending;
            }
        }
    }

    /** What is paid for and not yet safe stays where it arrived, for the next run to find. */
    private void clear(Cashier.Receipt.Made made, Ending ending) throws IOException {
        boolean needed = ending instanceof Ending.Unsettled
                || (ending instanceof Ending.Failed failed && failed.problem().code() == FailureCode.DISK);
        if (!needed) {
            cashier.clear(made);
        }
    }

    private boolean waitsToTryAgain(CallOutcome outcome) throws InterruptedException {
        Instant now = context.clock().instant();
        RetryPolicy.Decision decision = policy.decide(outcome, attempts, now, ThreadLocalRandom.current());
        if (!(decision instanceof RetryPolicy.Decision.RetryAfter retry)
                || context.stop().isRaised()
                || !tokens.take()) {
            return false;
        }
        if (retry.slowsTheRun()) {
            cashier.slowDown(retry.delay());
        } else {
            context.stop().await(retry.delay());
        }
        return true;
    }

    private Ending ending(PlannedImage image, Cashier.Receipt.Made made) throws IOException {
        CallOutcome outcome = made.outcome();
        if (outcome instanceof CallOutcome.Received received) {
            return received(image, made, received);
        }
        if (outcome instanceof CallOutcome.Unreadable unreadable) {
            return unreadable(image, made, unreadable);
        }
        if (outcome instanceof CallOutcome.Refused refused) {
            cashier.free(refused.answer().remainingCredits());
            String text = "HTTP " + refused.answer().status() + ": " + refused.message();
            cashier.record(
                    made,
                    LedgerEntry.Kind.FREE,
                    BigDecimal.ZERO,
                    new Cashier.Note(text, refused.answer().remainingCredits()));
            return failed(Wording.refused(refused), BigDecimal.ZERO);
        }
        if (outcome instanceof CallOutcome.NotSent notSent) {
            cashier.record(
                    made, LedgerEntry.Kind.FREE, BigDecimal.ZERO, new Cashier.Note(notSent.reason(), Optional.empty()));
            return failed(
                    new Ending.Problem(FailureCode.NOT_SENT, "the request was not sent: " + notSent.reason()),
                    BigDecimal.ZERO);
        }
        Ending.Problem problem = Wording.ifNotCharged(outcome);
        cashier.unknown(made);
        cashier.record(
                made, LedgerEntry.Kind.UNKNOWN, made.setAside(), new Cashier.Note(problem.message(), Optional.empty()));
        return new Ending.Unsettled(made.id(), made.setAside(), problem);
    }

    private Ending received(PlannedImage image, Cashier.Receipt.Made made, CallOutcome.Received received)
            throws IOException {
        Optional<BigDecimal> remaining = received.answer().remainingCredits();
        int pictures = received.files().size() + received.unfetched().size();
        BigDecimal credits = cashier.paid(made, pictures, remaining);
        Delivery delivery;
        try {
            delivery = receiving.receive(image, received, credits);
        } catch (IOException e) {
            // The ledger keeps the call open and the body stays where it arrived: the next run finds it there.
            return failed(
                    new Ending.Problem(
                            FailureCode.DISK,
                            e.getMessage() + "; the picture is paid for and lies in "
                                    + context.incoming().resolve(made.id().value())
                                    + ", the next run takes it from there"),
                    credits);
        }
        if (delivery instanceof Delivery.Banked banked) {
            cashier.record(
                    made, LedgerEntry.Kind.BOUGHT, credits, new Cashier.Note("", remaining, received.unfetched()));
            tokens.succeeded();
            return placed(image, banked, credits);
        }
        Delivery.Unusable unusable = (Delivery.Unusable) delivery;
        cashier.record(
                made,
                LedgerEntry.Kind.UNUSABLE,
                credits,
                new Cashier.Note(unusable.reason(), remaining, unusable.unfetched()));
        return failed(Wording.unusable(unusable, received.answer().status()), credits);
    }

    private Ending placed(PlannedImage image, Delivery.Banked banked, BigDecimal credits) {
        try {
            return new Ending.Bought(placement.place(image.spec(), banked.record()), credits);
        } catch (IOException e) {
            return failed(
                    new Ending.Problem(
                            FailureCode.DISK,
                            e.getMessage()
                                    + "; the picture is paid for and safe in the bank, the next run restores it free"),
                    credits);
        }
    }

    private Ending unreadable(PlannedImage image, Cashier.Receipt.Made made, CallOutcome.Unreadable unreadable)
            throws IOException {
        Optional<BigDecimal> remaining = unreadable.answer().remainingCredits();
        BigDecimal credits = cashier.paid(made, image.spec().attributes().maxImages(), remaining);
        cashier.record(made, LedgerEntry.Kind.UNUSABLE, credits, new Cashier.Note(unreadable.reason(), remaining));
        Delivery.Unusable unusable =
                receiving.keepAside(image, unreadable.body(), unreadable.reason(), unreadable.answer());
        return failed(Wording.unusable(unusable, unreadable.answer().status()), credits);
    }

    private static Ending failed(Ending.Problem problem, BigDecimal credits) {
        return new Ending.Failed(problem, credits);
    }

    private static Ending notStarted(FailureCode code, String message) {
        return new Ending.NotStarted(new Ending.Problem(code, message));
    }
}
