package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.account.Reservation;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.restore.Recovery;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes single calls under the books. Before a call, credits are set aside and an intent is on disk; after it, the
 * account and the ledger know what came of it, or that nobody knows.
 */
final class LedgeredCall {

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;
    private final Supplier<Optional<Ending.Problem>> obstacle;

    /** @param obstacle why no call may start any more, asked for once more right before one does */
    LedgeredCall(
            RunContext context, Account account, SegmindClient client, Supplier<Optional<Ending.Problem>> obstacle) {
        this.context = context;
        this.account = account;
        this.client = client;
        this.obstacle = obstacle;
    }

    /** What became of the wish to make a call. */
    sealed interface Receipt {

        /** None was made. */
        record NotMade(Ending.Problem problem) implements Receipt {

            NotMade(FailureCode code, String message) {
                this(new Ending.Problem(code, message));
            }
        }

        /** One was made, and ended in {@code outcome}. It is in flight until it is closed, which is after the books are written. */
        final class Made implements Receipt, AutoCloseable {

            private final CallId id;
            private final Turn turn;
            private final CallOutcome outcome;
            private final Runnable end;

            private Made(CallId id, Turn turn, CallOutcome outcome, Runnable end) {
                this.id = id;
                this.turn = turn;
                this.outcome = outcome;
                this.end = end;
            }

            CallId id() {
                return id;
            }

            CallOutcome outcome() {
                return outcome;
            }

            /** The most that it may have cost. */
            BigDecimal setAside() {
                return turn.permit().credits();
            }

            @Override
            public void close() {
                end.run();
            }
        }
    }

    /**
     * Leave to make one call.
     *
     * @param lock what the account is held by meanwhile
     * @param before the balance, if nothing else of this machine is in flight until the call ends
     */
    private record Turn(Reservation.Granted permit, MachineLock.Held lock, Optional<BigDecimal> before) {}

    /** Makes one call for this image, as soon as one may be made. */
    Receipt call(PlannedImage image) throws IOException, InterruptedException {
        GenerationRequest request = context.request();
        int pictures = image.spec().attributes().maxImages();
        Reservation permit =
                account.enter(pictures, request.spending(), request.calls().maxConcurrent());
        if (permit instanceof Reservation.Granted granted) {
            return call(image, granted);
        }
        Reservation.Refused refused = (Reservation.Refused) permit;
        return new Receipt.NotMade(refused.code(), refused.message());
    }

    private Receipt call(PlannedImage image, Reservation.Granted permit) throws IOException, InterruptedException {
        boolean made = false;
        try {
            if (!account.pace().awaitTurn()) {
                return stopped();
            }
            Receipt receipt = callUnderLock(image, permit);
            made = receipt instanceof Receipt.Made;
            return receipt;
        } finally {
            if (!made) {
                account.leave(permit);
            }
        }
    }

    private static Receipt stopped() {
        return new Receipt.NotMade(FailureCode.STOPPED, "the build was stopped before this image was started");
    }

    /** A call that shows the price keeps the account to itself; any other shares it with those of other builds. */
    private Receipt callUnderLock(PlannedImage image, Reservation.Granted permit)
            throws IOException, InterruptedException {
        MachineLock locks = context.stores().locks();
        Runnable tell = () -> context.progress().waiting("Waiting for another build that uses this account");
        Optional<MachineLock.Claim> claim = context.stop()
                .unlessRaised(() -> permit.alone()
                        ? locks.lockExclusive(lockName(account), tell, patience())
                        : locks.lockShared(lockName(account), tell, patience()));
        if (claim.isEmpty()) {
            return stopped();
        }
        if (claim.get() instanceof MachineLock.Held held) {
            boolean made = false;
            try {
                Optional<Ending.Problem> problem = obstacle.get();
                if (problem.isPresent()) {
                    return new Receipt.NotMade(problem.get());
                }
                Receipt receipt = callUnderBooks(image, new Turn(permit, held, before(permit)));
                made = true;
                return receipt;
            } finally {
                if (!made) {
                    held.close();
                }
            }
        }
        return new Receipt.NotMade(
                FailureCode.NOT_SENT, "another build on this machine kept the account to itself for too long");
    }

    /** The lock that calls in flight share, and that settling the account takes alone. */
    static String lockName(Account account) {
        return "account-" + account.label();
    }

    private Duration patience() {
        CallLimits calls = context.request().calls();
        return calls.requestTimeout().plus(calls.settleAfter()).plus(calls.requestTimeout());
    }

    private Optional<BigDecimal> before(Reservation.Granted permit) {
        Optional<BigDecimal> before = permit.alone() ? reading() : Optional.empty();
        before.ifPresent(account::readQuietly);
        return before;
    }

    private Receipt.Made callUnderBooks(PlannedImage image, Turn turn) throws IOException {
        CallId id = context.stores().ledger().newCall(image.key());
        Path directory = Files.createDirectories(context.incoming(id));
        context.stores()
                .ledger()
                .append(LedgerEntry.Intent.of(id, context.clock().instant())
                        .account(account.label())
                        .buys(image.spec().name(), image.key())
                        .attributes(image.spec().attributes())
                        .mostCredits(turn.permit().credits())
                        .build());
        context.progress().calling(image.spec().name());
        CallOutcome outcome = client.generate(image.spec().attributes(), directory);
        return new Receipt.Made(id, turn, outcome, () -> {
            account.leave(turn.permit());
            turn.lock().close();
        });
    }

    /** The call brought so many pictures that are charged for. An answer that names no balance is followed by the question. */
    BigDecimal paid(Receipt.Made made, int received, Optional<BigDecimal> remaining) {
        Reservation.Granted permit = made.turn.permit();
        Optional<BigDecimal> after = remaining.isPresent() ? remaining : reading();
        Price price = account.price();
        BigDecimal credits = account.paid(permit, received, new Account.Readings(made.turn.before(), after));
        if (permit.alone()) {
            tellChange(price, account.price());
        }
        return credits;
    }

    private void tellChange(Price before, Price after) {
        if (after.observed() && !Price.same(before.perImage(), after.perImage())) {
            context.progress()
                    .warning("A picture costs " + Credits.text(after.perImage()) + " credits, not the "
                            + Credits.text(before.perImage())
                            + " that seedream.creditsPerImage says; from here on the former counts");
        } else if (after.doubted().isPresent()) {
            context.progress()
                    .warning("A picture seems to cost "
                            + Credits.text(after.doubted().get())
                            + " credits, not the " + Credits.text(before.perImage())
                            + " that seedream.creditsPerImage says, unless somebody else uses the account: the next call"
                            + " goes alone to see");
        }
    }

    private Optional<BigDecimal> reading() {
        return client.balance() instanceof BalanceOutcome.Known known ? Optional.of(known.credits()) : Optional.empty();
    }

    /** The call cost nothing. */
    void free(Optional<BigDecimal> remaining) {
        account.free(remaining);
    }

    /** Nobody knows yet what the call cost. */
    void unknown(Receipt.Made made) {
        account.unknown(made.turn.permit());
    }

    /**
     * Writes into the ledger what came of a call. A ledger that cannot be written is no reason to lose the picture: the
     * intent stays open, and the next run settles it.
     */
    void record(Receipt.Made made, LedgerEntry.Kind kind, BigDecimal credits, Note note) {
        try {
            context.stores()
                    .ledger()
                    .append(LedgerEntry.Outcome.of(made.id(), context.clock().instant())
                            .was(kind, cost(kind, credits))
                            .remaining(note.remaining())
                            .note(note.text())
                            .unfetched(
                                    note.unfetched().stream().map(URI::toString).toList())
                            .build());
        } catch (IOException e) {
            context.progress().warning("The ledger cannot be written: " + e.getMessage());
        }
    }

    private static Cost cost(LedgerEntry.Kind kind, BigDecimal credits) {
        return switch (kind) {
            case FREE -> Cost.free(CostSource.TABLE);
            case UNKNOWN -> Cost.upTo(credits);
            case BOUGHT, INCOMPLETE -> Cost.exactly(credits, CostSource.ASSUMED);
        };
    }

    /** What arrived has been banked or put aside: the place where it arrived is cleared. Litter loses nothing. */
    void clear(Receipt.Made made) {
        try {
            Recovery.clear(context.incoming(made.id()));
        } catch (IOException e) {
            context.progress().warning("Not cleared: " + e.getMessage());
        }
    }

    /**
     * What else is known of a call.
     *
     * @param text the evidence, for people
     * @param remaining the balance that the answer named
     * @param unfetched addresses of pictures that are paid for and could not be fetched
     */
    record Note(String text, Optional<BigDecimal> remaining, List<URI> unfetched) {

        Note(String text, Optional<BigDecimal> remaining) {
            this(text, remaining, List.of());
        }
    }

    /** Slows every call of the session down, for the service asked for it. */
    void slowDown(Duration delay) {
        account.pace().slowDown(context.clock().instant().plus(delay));
    }
}
