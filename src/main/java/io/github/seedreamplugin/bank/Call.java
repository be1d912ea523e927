package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Forgotten;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Submitted;
import io.github.seedreamplugin.money.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that the ledger says of one call.
 *
 * @param id tells the short form of its key and when it was begun, even where nothing else can be read
 * @param sequence the number of its intent
 * @param entries what was written about it, in order of their numbers; without an intent if that can no longer be read
 */
public record Call(CallId id, long sequence, List<Numbered<? extends OfCall>> entries) {

    /** What a call may have cost whose intent can no longer be read: the largest request at twice the usual price. */
    static final BigDecimal MOST_OF_UNREADABLE = new BigDecimal("1.05");

    public Call {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(Numbered::sequence))
                .toList();
    }

    /** A call of which these entries are known, numbered from {@code sequence} on. */
    public static Call of(long sequence, List<? extends OfCall> entries) {
        List<Numbered<? extends OfCall>> numbered = new ArrayList<>();
        for (OfCall entry : entries) {
            numbered.add(new Numbered<>(sequence + numbered.size(), entry));
        }
        return new Call(entries.get(0).id(), sequence, numbered);
    }

    /** What it was meant to buy; empty if that entry can no longer be read, which makes it a call of unknown content. */
    public Optional<Intent> intent() {
        return last(Intent.class, any -> true).map(Numbered::entry);
    }

    /** What the queue said when it took it. */
    public Optional<Submitted> submission() {
        return last(Submitted.class, any -> true).map(Numbered::entry);
    }

    /** What came of it, the last word if there are several. */
    public Optional<Outcome> outcome() {
        return last(Outcome.class, any -> true).map(Numbered::entry);
    }

    /** Whether what came of it was written by the time that this number was given. */
    public boolean hasOutcomeBy(long number) {
        return entries.stream()
                .anyMatch(numbered -> numbered.entry() instanceof Outcome && numbered.sequence() <= number);
    }

    /** What later facts showed of its cost, the last word if there are several. */
    public Optional<Settlement> settlement() {
        return last(Settlement.class, any -> true).map(Numbered::entry);
    }

    /** Whether the user has given it up. */
    public boolean isForgotten() {
        return last(Forgotten.class, any -> true).isPresent();
    }

    /** Whether an answer to it is kept that cannot be used yet, or not whole. */
    public boolean isIncomplete() {
        return outcome().filter(known -> known.kind() == Kind.INCOMPLETE).isPresent() && !isForgotten();
    }

    /** Whether it may have been charged and nobody has decided yet. */
    public boolean isOpen() {
        return decided().isEmpty() && !isForgotten();
    }

    /** What it cost, by the last word about it; if there is none, anything up to what it was expected to cost. */
    public Cost cost() {
        Optional<Numbered<Settlement>> settlement = last(Settlement.class, any -> true);
        Optional<Numbered<Outcome>> outcome =
                last(Outcome.class, known -> !known.kind().leavesOpen());
        boolean settledLast = settlement.isPresent()
                && (outcome.isEmpty()
                        || settlement.get().sequence() > outcome.get().sequence());
        if (settledLast) {
            return settlement.get().entry().cost();
        }
        return outcome.or(() -> last(Outcome.class, any -> true))
                .map(known -> known.entry().cost())
                .orElseGet(() -> Cost.upTo(mostCredits()));
    }

    /** The most that it was expected to cost. */
    public BigDecimal mostCredits() {
        return intent().map(Intent::mostCredits).orElse(MOST_OF_UNREADABLE);
    }

    /** The number of the entry that first decided what became of it; empty while nobody has. */
    public Optional<Long> decided() {
        return entries.stream()
                .filter(numbered -> numbered.entry() instanceof Settlement
                        || (numbered.entry() instanceof Outcome known
                                && !known.kind().leavesOpen()))
                .map(numbered -> numbered.sequence())
                .findFirst();
    }

    /** The number of the last entry about it. */
    public long lastSequence() {
        return entries.isEmpty()
                ? sequence
                : Math.max(sequence, entries.get(entries.size() - 1).sequence());
    }

    private <T extends OfCall> Optional<Numbered<T>> last(Class<T> type, Predicate<T> wanted) {
        return entries.stream()
                .filter(numbered -> type.isInstance(numbered.entry()) && wanted.test(type.cast(numbered.entry())))
                .map(numbered -> new Numbered<>(numbered.sequence(), type.cast(numbered.entry())))
                .reduce((earlier, later) -> later);
    }
}
