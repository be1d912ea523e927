package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes single calls under the books. Before a call, credits are set aside and an intent is on disk; after it, the
 * account and the ledger know what came of it, or that nobody knows.
 */
final class Cashier {

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;

    Cashier(RunContext context, Account account, SegmindClient client) {
        this.context = context;
        this.account = account;
        this.client = client;
    }

    /** What became of the wish to make a call. */
    sealed interface Receipt {

        /** None was made. */
        record NotMade(FailureCode code, String message) implements Receipt {}

        /** One was made, and ended in {@code outcome}. It is in flight until it is closed, which is after the books are written. */
        final class Made implements Receipt, AutoCloseable {

            private final CallId id;
            private final Account.Permit.Granted permit;
            private final CallOutcome outcome;
            private final Runnable end;

            private Made(CallId id, Account.Permit.Granted permit, CallOutcome outcome, Runnable end) {
                this.id = id;
                this.permit = permit;
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
                return permit.credits();
            }

            @Override
            public void close() {
                end.run();
            }
        }
    }

    /** Makes one call for this image, as soon as one may be made. */
    Receipt call(PlannedImage image) throws IOException, InterruptedException {
        Account.Permit permit = account.enter(image.spec().attributes().maxImages());
        if (permit instanceof Account.Permit.Granted granted) {
            return call(image, granted);
        }
        Account.Permit.Refused refused = (Account.Permit.Refused) permit;
        return new Receipt.NotMade(refused.code(), refused.message());
    }

    private Receipt call(PlannedImage image, Account.Permit.Granted permit) throws IOException, InterruptedException {
        boolean made = false;
        try {
            if (!account.pace().awaitTurn()) {
                return new Receipt.NotMade(FailureCode.STOPPED, "the build was stopped before this image was started");
            }
            Receipt receipt = callShared(image, permit);
            made = receipt instanceof Receipt.Made;
            return receipt;
        } finally {
            if (!made) {
                account.leave(permit);
            }
        }
    }

    private Receipt callShared(PlannedImage image, Account.Permit.Granted permit)
            throws IOException, InterruptedException {
        MachineLock.Claim claim = context.stores()
                .locks()
                .lockShared(
                        lockName(account),
                        () -> context.progress().waiting("Waiting for another build that settles this account"),
                        patience());
        if (claim instanceof MachineLock.Held held) {
            boolean made = false;
            try {
                Receipt receipt = callUnderBooks(image, permit, held);
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

    private Receipt.Made callUnderBooks(PlannedImage image, Account.Permit.Granted permit, MachineLock.Held held)
            throws IOException {
        CallId id = CallId.next(context.clock(), image.key());
        Path directory = Files.createDirectories(context.incoming().resolve(id.value()));
        context.stores()
                .ledger()
                .append(new LedgerEntry.Intent(
                        id,
                        context.clock().instant(),
                        account.label(),
                        image.key(),
                        image.spec().name(),
                        image.spec().attributes(),
                        permit.credits()));
        context.progress().calling(image.spec().name());
        CallOutcome outcome = client.generate(image.spec().attributes(), directory);
        return new Receipt.Made(id, permit, outcome, () -> {
            account.leave(permit);
            held.close();
        });
    }

    /** The call brought so many pictures that are charged for. */
    BigDecimal paid(Receipt.Made made, int received, Optional<BigDecimal> remaining) {
        boolean readingWanted = made.permit.alone() && remaining.isEmpty();
        return account.paid(made.permit, received, readingWanted ? reading() : remaining);
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
        account.unknown(made.permit);
    }

    /**
     * Writes into the ledger what came of a call. A ledger that cannot be written is no reason to lose the picture: the
     * intent stays open, and the next run settles it.
     */
    void record(Receipt.Made made, LedgerEntry.Kind kind, BigDecimal credits, Note note) {
        try {
            context.stores()
                    .ledger()
                    .append(new LedgerEntry.Outcome(
                            made.id(),
                            context.clock().instant(),
                            kind,
                            credits,
                            note.remaining(),
                            note.text(),
                            note.unfetched().stream().map(URI::toString).toList()));
        } catch (IOException e) {
            context.progress().warning("The ledger cannot be written: " + e.getMessage());
        }
    }

    /** What arrived has been banked or put aside: the place where it arrived is cleared. */
    void clear(Receipt.Made made) throws IOException {
        Path directory = context.incoming().resolve(made.id().value());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
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
