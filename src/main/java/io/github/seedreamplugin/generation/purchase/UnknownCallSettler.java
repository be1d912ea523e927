package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.bank.Numbered;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.BalanceRule;
import io.github.seedreamplugin.generation.account.BalanceRule.Verdict;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Settles calls of unknown outcome by the balance, while nothing on this machine spends from the account: those of this
 * run, and those that a killed one left open in the ledger.
 */
final class UnknownCallSettler {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final String STOPPED = "the build was stopped";

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;
    private final Ledger ledger;

    UnknownCallSettler(RunContext context, Account account, SegmindClient client) {
        this.context = context;
        this.account = account;
        this.client = client;
        this.ledger = context.stores().ledger();
    }

    /** What became of settling. */
    sealed interface Settled {

        /** The balance was read with nothing in flight, and the ledger says what it shows of every open call. */
        record Decided() implements Settled {}

        /** It could not be: open calls stay open. */
        record Postponed(String reason) implements Settled {}

        /** The service does not accept the key. */
        record Refused(int status, String message) implements Settled {}
    }

    /**
     * Reads the balance in a quiet moment and decides every open call by it.
     *
     * @param answered calls of this run that the service has answered with 500: it is done with them
     * @param patience how long to wait for other builds on this machine
     */
    Settled settle(List<CallId> answered, Duration patience) throws IOException, InterruptedException {
        account.quieten();
        try {
            Optional<MachineLock.Claim> claim = context.stop().unlessRaised(() -> context.stores()
                    .locks()
                    .lockExclusive(
                            LedgeredCall.lockName(account),
                            () -> context.progress().waiting("Waiting for another build that uses this account"),
                            patience));
            if (claim.isEmpty()) {
                return new Settled.Postponed(STOPPED);
            }
            if (claim.get() instanceof MachineLock.Held held) {
                try (held) {
                    return settleAlone(answered);
                }
            }
            return new Settled.Postponed("another build on this machine is using the account");
        } finally {
            account.resume();
        }
    }

    /** How long to wait for other builds when there is something to decide: until the longest call of theirs has ended. */
    Duration patience() {
        return context.request().calls().requestTimeout().plus(BETWEEN_LOOKS);
    }

    private Settled settleAlone(List<CallId> answered) throws IOException, InterruptedException {
        List<Call> open = ledger.open(account.label());
        awaitCharges(open, answered);
        if (context.stop().isRaised()) {
            return new Settled.Postponed(STOPPED);
        }
        BalanceOutcome outcome = client.balance();
        if (outcome instanceof BalanceOutcome.Refused refused) {
            return isAboutTheKey(refused)
                    ? new Settled.Refused(refused.status(), refused.message())
                    : new Settled.Postponed("the balance cannot be read (HTTP " + refused.status() + ")");
        }
        if (outcome instanceof BalanceOutcome.Unavailable unavailable) {
            return new Settled.Postponed("the balance cannot be read (" + unavailable.reason() + ")");
        }
        BigDecimal balance = ((BalanceOutcome.Known) outcome).credits();
        if (!open.isEmpty()) {
            decide(open, balance);
        }
        account.readQuietly(balance);
        ledger.append(new LedgerEntry.Reading(context.clock().instant(), account.label(), balance));
        return new Settled.Decided();
    }

    /** Any other refusal may be about this one address: purchases may fare better. */
    static boolean isAboutTheKey(BalanceOutcome.Refused refused) {
        return refused.status() == 401 || refused.status() == 403;
    }

    /** A picture that is still being made is charged when it is done: waits until no open call can be that young. */
    private void awaitCharges(List<Call> open, List<CallId> answered) throws InterruptedException {
        Instant decidable = open.stream()
                .filter(call -> !answered.contains(call.id()))
                .map(call -> call.id().at().plus(context.request().calls().settleAfter()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        boolean told = false;
        while (context.clock().instant().isBefore(decidable) && !context.stop().isRaised()) {
            if (!told) {
                context.progress()
                        .waiting("Waiting until " + decidable.truncatedTo(ChronoUnit.SECONDS)
                                + " to see by the balance whether " + open.size()
                                + (open.size() == 1 ? " call was" : " calls were") + " charged");
                told = true;
            }
            Duration left = Duration.between(context.clock().instant(), decidable);
            context.stop().await(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
        }
    }

    private void decide(List<Call> open, BigDecimal balance) throws IOException {
        Optional<Numbered<LedgerEntry.Reading>> before =
                ledger.lastReadingBefore(account.label(), open.get(0).sequence());
        if (before.isEmpty() || open.stream().anyMatch(call -> call.intent().isEmpty())) {
            for (Call call : open) {
                String evidence = "no balance from before the call is known";
                record(call, new Verdict.Undecidable(most(call)), evidence);
            }
            return;
        }
        BalanceRule.Evidence evidence = new BalanceRule.Evidence(
                before.get().entry().balance(),
                ledger.knownCreditsSince(account.label(), before.get().sequence()),
                balance,
                account.price().perImage(),
                account.othersSeen());
        List<Verdict> decided = BalanceRule.decide(
                evidence, open.stream().map(UnknownCallSettler::requested).toList());
        for (int index = 0; index < open.size(); index++) {
            record(open.get(index), decided.get(index), evidence.inWords());
        }
    }

    private void record(Call call, Verdict verdict, String evidence) throws IOException {
        ledger.append(new LedgerEntry.Settlement(call.id(), context.clock().instant(), cost(verdict), evidence));
    }

    private static Cost cost(Verdict verdict) {
        if (verdict instanceof Verdict.NotCharged) {
            return Cost.free(CostSource.BALANCE);
        }
        return verdict instanceof Verdict.Charged
                ? Cost.exactly(verdict.credits(), CostSource.BALANCE)
                : Cost.upTo(verdict.credits());
    }

    private static BigDecimal most(Call call) {
        return call.mostCredits();
    }

    private static int requested(Call call) {
        return call.intent().map(intent -> intent.attributes().maxImages()).orElse(1);
    }
}
