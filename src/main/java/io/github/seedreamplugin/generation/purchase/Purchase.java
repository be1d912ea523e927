package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.Lookup;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.generation.plan.PaidBefore;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.RetryPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Buys one image: under its key's lock, so that no other thread or process buys the same, and under the books. */
final class Purchase {

    private static final Duration LONGEST_WAIT_FOR_ANOTHER = Duration.ofHours(2);

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;
    private int attempts;

    Purchase(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
    }

    /** How many calls were made. */
    int attempts() {
        return attempts;
    }

    Ending make() throws InterruptedException {
        try {
            Optional<MachineLock.Claim> claim = context.stop().unlessRaised(() -> context.stores()
                    .locks()
                    .lock(
                            image.key().lockName(),
                            () -> context.progress()
                                    .waiting("Waiting for another build or module that buys "
                                            + image.spec().name()),
                            LONGEST_WAIT_FOR_ANOTHER));
            if (claim.isEmpty()) {
                return notStarted(
                        new Ending.Problem(FailureCode.STOPPED, "the build was stopped before this image was started"));
            }
            if (claim.get() instanceof MachineLock.Held held) {
                try (held) {
                    Optional<Ending> meanwhile = meanwhile();
                    return meanwhile.isPresent() ? meanwhile.get() : buy();
                }
            }
            return notStarted(new Ending.Problem(
                    FailureCode.NOT_SENT, "another build on this machine has been buying it for too long"));
        } catch (IOException e) {
            // Only before a call: from its answer on, every failure is dealt with where it happens.
            return failed(new Ending.Problem(FailureCode.DISK, String.valueOf(e.getMessage())), BigDecimal.ZERO);
        }
    }

    /** What another thread or process may have done while this one waited, or an earlier run. */
    private Optional<Ending> meanwhile() throws IOException {
        if (context.stores().bank().find(image.key()) instanceof Lookup.Whole whole) {
            return Optional.of(restored(whole.record()));
        }
        Optional<BankRecord> recovered = tools.recovery().recover(image.spec(), image.key());
        if (recovered.isPresent()) {
            return recovered.map(this::restored);
        }
        boolean rebuy = context.request().rules().rebuy().matches(image.spec().name());
        List<Call> calls = context.stores().ledger().calls(image.key()).stream()
                .filter(call -> !rebuy || !call.id().at().isBefore(context.started()))
                .toList();
        Optional<Call> open = calls.stream().filter(Call::isOpen).findFirst();
        if (open.isPresent()) {
            return open.map(call -> new Ending.Unsettled(
                    call.id(),
                    false,
                    BigDecimal.ZERO,
                    new Ending.Problem(
                            FailureCode.NO_ANSWER,
                            "another call for the same picture, made at "
                                    + call.id().at() + ", has no known outcome")));
        }
        return PaidBefore.blocks(image.spec().name(), calls)
                .map(blocked -> failed(new Ending.Problem(blocked.code(), blocked.message()), BigDecimal.ZERO));
    }

    private Ending restored(BankRecord record) {
        try {
            return new Ending.Restored(tools.placement().place(image.spec(), record));
        } catch (IOException e) {
            return failed(new Ending.Problem(FailureCode.DISK, String.valueOf(e.getMessage())), BigDecimal.ZERO);
        }
    }

    private Ending buy() throws IOException, InterruptedException {
        while (true) {
            LedgeredCall.Receipt receipt = tools.cashier().call(image);
            if (receipt instanceof LedgeredCall.Receipt.NotMade not) {
                return notStarted(not.problem());
            }
            attempts++;
            RetryPolicy.Decision decision;
            try (LedgeredCall.Receipt.Made made = (LedgeredCall.Receipt.Made) receipt) {
                Ending ending = ending(made);
                clear(made, ending);
                decision = decision(made.outcome());
                if (decision instanceof RetryPolicy.Decision.Stop) {
                    // Before the call is over, so that whoever waits for its end knows.
                    tools.health().learn(ending);
                    return ending;
                }
            }
            if (decision instanceof RetryPolicy.Decision.RetryAfter retry && !retry.slowsTheRun()) {
                context.stop().await(retry.delay());
            }
        }
    }

    /** What is paid for and not yet safe stays where it arrived, for the next run to find. */
    private void clear(LedgeredCall.Receipt.Made made, Ending ending) {
        boolean needed =
                ending instanceof Ending.Failed failed && failed.problem().code() == FailureCode.DISK;
        if (!needed) {
            tools.cashier().clear(made);
        }
    }

    private RetryPolicy.Decision decision(CallOutcome outcome) {
        RetryPolicy.Decision decision = new RetryPolicy(
                        context.request().calls().retries())
                .decide(outcome, attempts, context.clock().instant(), ThreadLocalRandom.current());
        if (!(decision instanceof RetryPolicy.Decision.RetryAfter retry)
                || context.stop().isRaised()
                || !tools.health().tokens().take()) {
            return new RetryPolicy.Decision.Stop();
        }
        if (retry.slowsTheRun()) {
            tools.cashier().slowDown(retry.delay());
        }
        return decision;
    }

    private Ending ending(LedgeredCall.Receipt.Made made) {
        CallOutcome outcome = made.outcome();
        if (outcome instanceof CallOutcome.Received received) {
            return received(made, received);
        }
        if (outcome instanceof CallOutcome.Unreadable unreadable) {
            return unreadable(made, unreadable);
        }
        if (outcome instanceof CallOutcome.Refused refused) {
            tools.cashier().free(refused.answer().remainingCredits());
            String text = "HTTP " + refused.answer().status() + ": " + refused.message();
            tools.cashier()
                    .record(
                            made,
                            LedgerEntry.Kind.FREE,
                            BigDecimal.ZERO,
                            new LedgeredCall.Note(text, refused.answer().remainingCredits()));
            return failed(FailureText.refused(refused), BigDecimal.ZERO);
        }
        if (outcome instanceof CallOutcome.NotSent notSent) {
            tools.cashier()
                    .record(
                            made,
                            LedgerEntry.Kind.FREE,
                            BigDecimal.ZERO,
                            new LedgeredCall.Note(notSent.reason(), Optional.empty()));
            return failed(
                    new Ending.Problem(FailureCode.NOT_SENT, "the request was not sent: " + notSent.reason()),
                    BigDecimal.ZERO);
        }
        Ending.Problem problem = FailureText.ifNotCharged(outcome);
        tools.cashier().unknown(made);
        tools.cashier()
                .record(
                        made,
                        LedgerEntry.Kind.UNKNOWN,
                        made.setAside(),
                        new LedgeredCall.Note(problem.message(), Optional.empty()));
        return new Ending.Unsettled(made.id(), true, made.setAside(), problem);
    }

    private Ending received(LedgeredCall.Receipt.Made made, CallOutcome.Received received) {
        Optional<BigDecimal> remaining = received.answer().remainingCredits();
        int pictures = received.files().size() + received.unfetched().size();
        BigDecimal credits = tools.cashier().paid(made, pictures, remaining);
        ReceivedPictures delivery;
        try {
            delivery = tools.receiving().receive(image, received, credits);
        } catch (IOException | RuntimeException e) {
            return paidAndNotSafe(made, e, credits);
        }
        if (delivery instanceof ReceivedPictures.Banked banked) {
            tools.cashier()
                    .record(
                            made,
                            LedgerEntry.Kind.BOUGHT,
                            credits,
                            new LedgeredCall.Note("", remaining, received.unfetched()));
            tools.health().tokens().succeeded();
            return placed(banked, credits);
        }
        ReceivedPictures.Unusable unusable = (ReceivedPictures.Unusable) delivery;
        tools.cashier()
                .record(
                        made,
                        LedgerEntry.Kind.INCOMPLETE,
                        credits,
                        new LedgeredCall.Note(unusable.reason(), remaining, unusable.unfetched()));
        return failed(FailureText.unusable(unusable, received.answer().status()), credits);
    }

    /** The ledger keeps the call open and the body stays where it arrived: the next run finds it there. */
    private Ending paidAndNotSafe(LedgeredCall.Receipt.Made made, Exception fault, BigDecimal credits) {
        String said = fault instanceof IOException ? String.valueOf(fault.getMessage()) : fault.toString();
        return failed(
                new Ending.Problem(
                        FailureCode.DISK,
                        said + "; what was paid for lies in "
                                + context.incoming(made.id())
                                + ", and the next run takes it from there"),
                credits);
    }

    private Ending placed(ReceivedPictures.Banked banked, BigDecimal credits) {
        try {
            return new Ending.Bought(tools.placement().place(image.spec(), banked.record()), credits);
        } catch (IOException e) {
            return failed(
                    new Ending.Problem(
                            FailureCode.DISK,
                            e.getMessage()
                                    + "; the picture is paid for and safe in the bank, the next run restores it free"),
                    credits);
        }
    }

    private Ending unreadable(LedgeredCall.Receipt.Made made, CallOutcome.Unreadable unreadable) {
        Optional<BigDecimal> remaining = unreadable.answer().remainingCredits();
        BigDecimal credits =
                tools.cashier().paid(made, image.spec().attributes().maxImages(), remaining);
        tools.cashier()
                .record(
                        made,
                        LedgerEntry.Kind.INCOMPLETE,
                        credits,
                        new LedgeredCall.Note(unreadable.reason(), remaining));
        try {
            ReceivedPictures.Unusable unusable =
                    tools.receiving().keepAside(image, unreadable.body(), unreadable.reason(), unreadable.answer());
            return failed(FailureText.unusable(unusable, unreadable.answer().status()), credits);
        } catch (IOException e) {
            return paidAndNotSafe(made, e, credits);
        }
    }

    private static Ending failed(Ending.Problem problem, BigDecimal credits) {
        return new Ending.Failed(problem, credits);
    }

    private static Ending notStarted(Ending.Problem problem) {
        return new Ending.NotStarted(problem);
    }
}
