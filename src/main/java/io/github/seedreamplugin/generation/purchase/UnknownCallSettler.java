package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.Numbered;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.CostNarrowing;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out what calls of unknown outcome cost: by the request history where it may be asked, else by the balance, once
 * a late charge must have been made. Nobody is kept from buying meanwhile; that only costs certainty.
 */
final class UnknownCallSettler {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(10);

    private final RunContext context;
    private final Account account;
    private final CostEvidence evidence;
    private final long began;
    private Optional<LateReading> late = Optional.empty();

    UnknownCallSettler(RunContext context, Account account, CostEvidence evidence) {
        this.context = context;
        this.account = account;
        this.evidence = evidence;
        this.began = evidence.ends().lastBefore();
    }

    /** Settles what can be settled of these calls; the ledger says what was found out. What stays open is said as a warning. */
    void settle(Set<CallId> calls) throws IOException, InterruptedException {
        askHistory(open(calls));
        List<Call> open = openAndOver(calls);
        if (open.isEmpty() || !awaitLateCharges(open, chargesOf(open.size()))) {
            return;
        }
        askHistory(open); // its rows lag too
        readAndNarrow(calls).ifPresent(reason -> context.progress().warning("Not settled: " + reason));
    }

    /** The last reading, if it was late enough to show every charge. */
    Optional<LateReading> late() {
        return late;
    }

    private void noteLate(BigDecimal credits, QuietReading.Result result) {
        late = result.late()
                ? Optional.of(new LateReading(credits, account.standing().ended()))
                : Optional.empty();
    }

    private QuietReading.Result read() throws IOException {
        // Before the answer, which may take long, and knows no more than the service did when it was asked.
        return evidence.reading().read(allSettled());
    }

    /** Whether every charge since this run began must show. Reads the ledger only if its own calls do not tell. */
    private boolean allSettled() throws IOException {
        return !evidence.ends().hasOneWithin(context.request().calls().settleAfter())
                && context.stores().ledger().callsSince(account.label(), began).stream()
                        .allMatch(call -> !isInTheQueue(call) && isSettled(call));
    }

    /** A job that is not done is charged when it is, however long that takes. */
    private static boolean isInTheQueue(Call call) {
        return call.isOpen() && call.outcome().isEmpty() && call.submission().isPresent();
    }

    /**
     * Reads the balance once more after calls that did not state their cost. What the provider's table calls free is
     * not free if the balance fell by more than all calls together explain; then the history is asked, if it may be.
     */
    void lookAtTheEnd(Set<CallId> unstated) throws IOException, InterruptedException {
        QuietReading.Result result = read();
        if (result.fellShort() && awaitLateCharges(ofThisRun(unstated), costOf(unstated.size()))) {
            result = read();
        }
        if (!result.quiet() || !(result.outcome() instanceof BalanceOutcome.Known known)) {
            return;
        }
        noteLate(known.credits(), result);
        List<Call> doubtful = freeByTheTable(unstated);
        Optional<Numbered<LedgerEntry.Reading>> before = readingBefore(doubtful);
        if (before.isEmpty() || !isLeftOver(since(before.get(), known.credits()))) {
            return;
        }
        askHistory(doubtful);
        CostNarrowing narrowing = since(before.get(), known.credits());
        if (isLeftOver(narrowing)) {
            List<Call> charged = freeByTheTable(unstated);
            Cost left = narrowing.leftOver();
            BigDecimal least = charged.size() == 1 ? left.least() : BigDecimal.ZERO;
            for (Call call : charged) {
                // What a reading that is too early does not show yet may be this call's.
                BigDecimal most = result.late() ? left.most() : left.most().max(call.mostCredits());
                settle(
                        call,
                        new Cost(least, most, CostSource.BALANCE),
                        narrowing.evidence(before.get().entry().balance()));
            }
        }
    }

    private List<Call> freeByTheTable(Set<CallId> calls) throws IOException {
        return ofThisRun(calls).stream()
                .filter(call -> call.cost().isFree() && call.cost().source() != CostSource.STATED)
                .toList();
    }

    private List<Call> ofThisRun(Set<CallId> calls) throws IOException {
        return context.stores().ledger().callsSince(account.label(), began).stream()
                .filter(call -> calls.contains(call.id()))
                .toList();
    }

    private CostNarrowing since(Numbered<LedgerEntry.Reading> before, BigDecimal now) throws IOException {
        return new CostNarrowing(
                before.entry().balance().subtract(now),
                callsSince(before).stream().map(Call::cost).toList());
    }

    private static boolean isLeftOver(CostNarrowing calls) {
        return calls.unexplained().compareTo(Cost.NOISE) >= 0;
    }

    private List<Call> open(Set<CallId> calls) throws IOException {
        return context.stores().ledger().open(account.label()).stream()
                .filter(call -> calls.contains(call.id()))
                .toList();
    }

    private void askHistory(List<Call> calls) throws IOException {
        for (Call call : calls) {
            evidence.history().ask(call);
        }
    }

    private List<Call> openAndOver(Set<CallId> calls) throws IOException {
        return open(calls).stream().filter(call -> !isInTheQueue(call)).toList();
    }

    /**
     * A picture that is still being made is charged when it is done: waits until none of the calls can be that young, and until
     * the balance shows the charges of the purchases beside them, which could hide theirs. False if the build was stopped
     * meanwhile.
     */
    private boolean awaitLateCharges(List<Call> calls, String what) throws IOException, InterruptedException {
        List<Call> late = Stream.concat(calls.stream(), beside(calls).stream().filter(UnknownCallSettler::isBought))
                .toList();
        Duration told = BETWEEN_MESSAGES;
        for (Duration left = left(late); !left.isZero() && !left.isNegative(); left = left(late)) {
            if (context.stop().isRaised()) {
                return false;
            }
            if (told.compareTo(BETWEEN_MESSAGES) >= 0) {
                context.progress().waiting("Waiting " + (left.toSeconds() + 1) + " s to see from the balance " + what);
                told = Duration.ZERO;
            }
            context.stop().await(left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS);
            told = told.plus(BETWEEN_LOOKS);
        }
        return !context.stop().isRaised();
    }

    private static String chargesOf(int calls) {
        return "whether " + (calls == 1 ? "1 call was charged" : calls + " calls were charged");
    }

    private static String costOf(int calls) {
        return calls == 1 ? "what 1 call cost" : "what " + calls + " calls cost";
    }

    /** Every call since the last reading before these. */
    private List<Call> beside(List<Call> open) throws IOException {
        Optional<Numbered<LedgerEntry.Reading>> before = readingBefore(open);
        return before.isEmpty() ? List.of() : callsSince(before.get());
    }

    /** The last reading before the first of these calls. */
    private Optional<Numbered<LedgerEntry.Reading>> readingBefore(List<Call> calls) throws IOException {
        return calls.isEmpty()
                ? Optional.empty()
                : context.stores()
                        .ledger()
                        .lastReadingBefore(account.label(), calls.get(0).sequence());
    }

    private List<Call> callsSince(Numbered<LedgerEntry.Reading> reading) throws IOException {
        return context.stores().ledger().callsSince(account.label(), reading.sequence());
    }

    private Duration left(List<Call> calls) {
        return calls.stream().map(this::left).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** How long a charge for this call may still be on its way. */
    private Duration left(Call call) {
        return settlesAfter(call).minus(evidence.ends().since(call));
    }

    private boolean isSettled(Call call) {
        return left(call).compareTo(Duration.ZERO) <= 0;
    }

    /** The more pictures a call asks for, the longer they may still be in the making, unless they came. */
    private Duration settlesAfter(Call call) {
        Duration base = context.request().calls().settleAfter();
        int pictures = isBought(call)
                ? 1
                : call.intent().map(intent -> intent.attributes().maxImages()).orElse(1);
        // Seen at the model's maker: nine pictures take some nine times as long as one.
        return base.plus(base.multipliedBy(pictures - 1L).dividedBy(4));
    }

    private static boolean isBought(Call call) {
        return call.outcome()
                .filter(end -> end.kind() == LedgerEntry.Kind.BOUGHT)
                .isPresent();
    }

    /** Why the balance shows nothing, if that is so. */
    private Optional<String> readAndNarrow(Set<CallId> calls) throws IOException, InterruptedException {
        long until =
                System.nanoTime() + context.request().calls().requestTimeout().toNanos();
        while (true) {
            QuietReading.Result result = read();
            if (result.quiet() && result.outcome() instanceof BalanceOutcome.Known known) {
                noteLate(known.credits(), result);
                narrow(calls, known.credits());
                return Optional.empty();
            }
            if (!(result.outcome() instanceof BalanceOutcome.Known)) {
                return Optional.of("the balance cannot be read");
            }
            if (System.nanoTime() - until > 0 || context.stop().isRaised()) {
                return Optional.of("other builds on this machine are using the account; the next build looks again");
            }
            context.stop().await(BETWEEN_LOOKS);
        }
    }

    private void narrow(Set<CallId> calls, BigDecimal now) throws IOException {
        List<Call> open = openAndOver(calls);
        Optional<Numbered<LedgerEntry.Reading>> before = readingBefore(open);
        if (before.isEmpty()) {
            for (Call call : open) {
                settle(call, call.cost(), "no balance from before the call is known");
            }
            return;
        }
        List<Call> between = callsSince(before.get());
        CostNarrowing narrowing = new CostNarrowing(
                before.get().entry().balance().subtract(now),
                between.stream()
                        .map(call -> bounds(call, before.get().sequence()))
                        .toList());
        List<Cost> narrowed = narrowing.narrowed();
        for (int i = 0; i < between.size(); i++) {
            Call call = between.get(i);
            if (calls.contains(call.id()) && call.isOpen() && !isInTheQueue(call)) {
                settle(
                        call,
                        narrowed.get(i),
                        narrowing.evidence(before.get().entry().balance()));
            }
        }
    }

    /**
     * What a call can have taken from the balance since a reading. The least counts only where the call was begun after it,
     * its pictures came, and the charge must be in the balance by now: a charge that was counted too early, or that the
     * reading knew of already, would hide another one.
     */
    private Cost bounds(Call call, long reading) {
        Cost cost = call.cost();
        boolean sure = call.sequence() > reading && isBought(call) && isSettled(call);
        return sure ? cost : new Cost(BigDecimal.ZERO, cost.most(), cost.source());
    }

    private void settle(Call call, Cost cost, String note) throws IOException {
        account.append(() -> context.stores()
                .ledger()
                .append(new LedgerEntry.Settlement(call.id(), context.clock().instant(), cost, note)));
        account.settled(call.id().value(), cost);
    }
}
