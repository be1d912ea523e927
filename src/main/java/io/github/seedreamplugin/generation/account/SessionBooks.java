package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Cost;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the calls of a session cost on one account, and what they show of the price. Its account's monitor guards it. */
final class SessionBooks {

    private final Map<String, EndedCall> ended = new HashMap<>();
    private Price price;
    private BooksSinceReading open = new BooksSinceReading(Optional.empty());
    private BigDecimal closed = BigDecimal.ZERO;
    /** The ledger's number at the reading that the open books begin with, the last one of ours, and how many are ours. */
    private long numberAtReading;

    private long lastNumber;
    private int ownEntries;

    SessionBooks(Price price) {
        this.price = price;
    }

    Price price() {
        return price;
    }

    void ended(EndedCall call) {
        ended.put(call.call(), call);
        open.add(call);
        if (call.isSure()) {
            price = price.seen(call.pictures(), call.cost().most());
        }
    }

    /** Whether the call was among those whose cost was open. */
    boolean settled(String call, Cost cost) {
        ended.computeIfPresent(call, (id, known) -> known.at(cost));
        return open.replace(call, cost);
    }

    void appended(long number) {
        lastNumber = Math.max(lastNumber, number);
        ownEntries++;
    }

    /** Whether no other build on this machine has written into the ledger since the reading that the open books begin with. */
    private boolean isAlone() {
        return lastNumber - numberAtReading == ownEntries;
    }

    /**
     * A reading while nothing is in flight begins new books; only calls that may still turn out to be free go along. One that
     * is not late and shows less than pictures should cost ends nothing.
     */
    void read(BigDecimal credits, boolean late) {
        open.read(credits, late);
        close();
        if (isAlone() && open.fellShort()) {
            return;
        }
        List<EndedCall> calls = open.calls();
        begin(Optional.of(credits));
        for (EndedCall call : calls) {
            if (!call.cost().isKnown() && call.pictures() == 0) {
                open.carry(call);
            } else {
                closed = closed.add(call.cost().most());
            }
        }
    }

    /** Whether a late reading could still show what pictures cost. */
    boolean fellShort() {
        return isAlone() && open.fellShort();
    }

    /** Nothing is in flight: the last reading is the truth for all calls that have ended. */
    void close() {
        Optional<List<EndedCall>> shown = isAlone() ? open.byTheBalance() : Optional.empty();
        if (shown.isEmpty()) {
            return;
        }
        for (EndedCall call : shown.get()) {
            ended.put(call.call(), call);
            closed = closed.add(call.cost().most());
            price = price.seen(call.pictures(), call.cost().most());
        }
        begin(open.lowest());
    }

    private void begin(Optional<BigDecimal> reading) {
        open = new BooksSinceReading(reading);
        numberAtReading = lastNumber;
        ownEntries = 0;
    }

    /** The price has risen, or somebody else spends: more is missing than all calls explain, those in flight at their most. */
    Optional<ImageFailure> fellFaster(BigDecimal inFlight) {
        if (!isAlone() || !open.fellFasterThan(inFlight)) {
            return Optional.empty();
        }
        BigDecimal most =
                open.calls().stream().map(call -> call.cost().most()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(LimitText.fellFaster(open.fallen().orElseThrow(), most));
    }

    /** By how much the balance fell beside these calls, if only they and one more can have moved it. */
    Optional<BigDecimal> fallenTo(BigDecimal remaining) {
        return isAlone() && !open.hasUnsure() ? open.fallenTo(remaining) : Optional.empty();
    }

    /** The most that all of them have cost. */
    BigDecimal most() {
        return closed.add(open.most());
    }

    /** What calls of unknown outcome may still take from the balance. */
    BigDecimal unknown() {
        return open.calls().stream()
                .filter(call -> !call.cost().isKnown() && call.pictures() == 0)
                .map(call -> call.cost().most())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<Cost> costOf(String call) {
        return Optional.ofNullable(ended.get(call)).map(EndedCall::cost);
    }

    Set<String> calls() {
        return Set.copyOf(ended.keySet());
    }

    BigDecimal spentOn(Set<String> calls) {
        return calls.stream()
                .map(ended::get)
                .filter(Objects::nonNull)
                .map(EndedCall::likely)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
