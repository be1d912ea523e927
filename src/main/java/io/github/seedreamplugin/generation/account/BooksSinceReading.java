package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of one session that have ended since the balance was last read with nothing in flight. */
final class BooksSinceReading {

    private static final int SCALE = 6;

    private final Optional<BigDecimal> before;
    private final List<EndedCall> calls = new ArrayList<>();
    private Optional<BigDecimal> lowest = Optional.empty();
    /** Whether the lowest reading has seen every call: each came with one, or one was made after them. */
    private boolean readAfterAll;
    /** Whether the last reading was made so late that it shows every charge. */
    private boolean late;

    /** @param before that reading, if there was one */
    BooksSinceReading(Optional<BigDecimal> before) {
        this.before = before;
    }

    void add(EndedCall call) {
        calls.add(call);
        late = false;
        readAfterAll = call.remaining().isPresent() && (readAfterAll || calls.size() == 1);
        call.remaining().ifPresent(this::lower);
    }

    /** A call from before the reading that these books begin with: its own reading is an old one. */
    void carry(EndedCall call) {
        calls.add(call);
    }

    /** Readings of calls that overlap arrive in any order: the lowest is the latest, as long as only we spend. */
    private void lower(BigDecimal credits) {
        lowest = Optional.of(lowest.map(credits::min).orElse(credits));
    }

    /** A reading after all of these calls have ended, {@code late} if it shows every charge. */
    void read(BigDecimal credits, boolean late) {
        lower(credits);
        readAfterAll = true;
        this.late = late;
    }

    /** What is now known of a call; false if it is not among these. */
    boolean replace(String call, Cost cost) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).call().equals(call)) {
                calls.set(i, calls.get(i).at(cost));
                return true;
            }
        }
        return false;
    }

    List<EndedCall> calls() {
        return List.copyOf(calls);
    }

    Optional<BigDecimal> lowest() {
        return lowest;
    }

    /** How much the balance fell, if both readings are there. */
    Optional<BigDecimal> fallen() {
        return before.flatMap(reading -> lowest.map(reading::subtract));
    }

    /** By how much more the balance fell than these calls have cost, if it is so much now. */
    Optional<BigDecimal> fallenTo(BigDecimal remaining) {
        BigDecimal booked = most(calls);
        return before.map(
                reading -> reading.subtract(remaining).subtract(booked).max(BigDecimal.ZERO));
    }

    /** The most that these calls have cost; what the balance shows counts where the answers do not state it. */
    BigDecimal most() {
        BigDecimal booked = most(calls);
        return hasUnsure() ? fallen().map(booked::max).orElse(booked) : booked;
    }

    private static BigDecimal most(List<EndedCall> calls) {
        return calls.stream().map(call -> call.cost().most()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean hasUnsure() {
        return calls.stream().anyMatch(call -> !call.isSure());
    }

    /** Whether the balance fell by more than all calls can explain, those in flight at their most. */
    boolean fellFasterThan(BigDecimal inFlight) {
        if (!hasUnsure() || fallen().isEmpty()) {
            return false;
        }
        BigDecimal explained = inFlight.add(most(calls));
        return fallen().get().subtract(explained).compareTo(Cost.NOISE) >= 0;
    }

    /**
     * Whether pictures came and the balance fell by less than they should cost: they may be cheaper, but it may also be that
     * the balance lags, or that a charge is still to come and what is missing is somebody else's. A late reading tells.
     */
    boolean fellShort() {
        return hasOnlyPictures()
                && !late
                && theirs().filter(credits -> expected().subtract(credits).compareTo(Cost.NOISE) >= 0)
                        .isPresent();
    }

    private BigDecimal expected() {
        return unsure().stream().map(EndedCall::expected).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<EndedCall> unsure() {
        return calls.stream().filter(call -> !call.isSure()).toList();
    }

    private boolean hasOnlyPictures() {
        return hasUnsure() && readAfterAll && unsure().stream().noneMatch(call -> call.pictures() == 0);
    }

    /** How much of the fall the calls do not explain that are sure. */
    private Optional<BigDecimal> theirs() {
        BigDecimal sure = most(calls.stream().filter(EndedCall::isSure).toList());
        return fallen().map(credits -> credits.subtract(sure));
    }

    /**
     * The same calls at what the balance shows that they cost, now that nothing is in flight. Empty if it cannot show
     * it: there is no reading, it was topped up, the outcome of a call is unknown, or it fell by more than they explain or
     * by less than they should cost.
     */
    Optional<List<EndedCall>> byTheBalance() {
        Optional<BigDecimal> fall = theirs();
        if (!hasOnlyPictures() || fellShort() || fall.isEmpty()) {
            return Optional.empty();
        }
        List<EndedCall> unsure = unsure();
        int pictures = unsure.stream().mapToInt(EndedCall::pictures).sum();
        BigDecimal theirs = fall.get();
        BigDecimal most = most(unsure);
        // A balance that has not moved although pictures came is an old one, or the charge is still to come.
        if (theirs.compareTo(Cost.NOISE) < 0 || theirs.subtract(most).compareTo(Cost.NOISE) >= 0) {
            return Optional.empty();
        }
        return Optional.of(shared(theirs, pictures));
    }

    private List<EndedCall> shared(BigDecimal theirs, int pictures) {
        List<EndedCall> shared = new ArrayList<>();
        BigDecimal left = theirs;
        int picturesLeft = pictures;
        for (EndedCall call : calls) {
            if (call.isSure()) {
                shared.add(call);
                continue;
            }
            BigDecimal share = picturesLeft == call.pictures()
                    ? left
                    : theirs.multiply(BigDecimal.valueOf(call.pictures()))
                            .divide(BigDecimal.valueOf(pictures), SCALE, RoundingMode.DOWN);
            left = left.subtract(share);
            picturesLeft -= call.pictures();
            shared.add(call.at(Cost.exactly(share, CostSource.BALANCE)));
        }
        return shared;
    }
}
