package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.segmind.Pace;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/**
 * What a session knows of the user's account: the last reading, the price, what is spent and what calls in flight may
 * still cost. All modules of a reactor share one, so that none of them spends what another has reserved.
 *
 * <p>The first purchase goes alone: the readings before and after it show the real price, and only then may many calls
 * be in flight under a budget that is counted in it.
 */
public final class Account {

    private final String label;
    private final SpendingLimits limits;
    private final int maxConcurrent;
    private final Pace pace;

    private Price price;
    private Optional<BigDecimal> opening = Optional.empty();
    private Optional<BigDecimal> balance = Optional.empty();
    private BigDecimal committed = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private int inFlight;
    private boolean othersSeen;
    private boolean quiet;
    private boolean stopped;

    /** @param label tells accounts apart without revealing their keys */
    Account(String label, SpendingLimits limits, CallLimits calls, Clock clock) {
        this.label = label;
        this.limits = limits;
        this.maxConcurrent = calls.maxConcurrent();
        this.pace = new Pace(calls.requestsPerMinute(), clock);
        this.price = Price.assumed(limits.creditsPerImage());
    }

    /** Whether a call may be made. */
    sealed interface Permit {

        /**
         * It may, and this much is set aside for it.
         *
         * @param requested pictures that the call asks for
         * @param credits the most that it may cost
         * @param alone whether no other call is in flight until it ends
         * @param before the reading before it, if there is one
         */
        record Granted(int requested, BigDecimal credits, boolean alone, Optional<BigDecimal> before)
                implements Permit {}

        /** It may not, and will not in this run. */
        record Refused(FailureCode code, String message) implements Permit {}
    }

    /** Waits until a call that asks for so many pictures may start, or can be seen never to. */
    synchronized Permit enter(int requested) throws InterruptedException {
        while (true) {
            if (stopped) {
                return new Permit.Refused(FailureCode.STOPPED, "the build was stopped before this image was started");
            }
            boolean mustBeAlone = !price.observed();
            if (quiet || inFlight >= maxConcurrent || (mustBeAlone && inFlight > 0)) {
                wait();
                continue;
            }
            BigDecimal most = price.most(requested);
            Optional<Permit.Refused> refusal = refusal(most);
            if (refusal.isEmpty()) {
                inFlight++;
                reserved = reserved.add(most);
                return new Permit.Granted(requested, most, mustBeAlone, balance);
            }
            if (inFlight == 0) {
                return refusal.get();
            }
            // A call in flight may turn out cheaper than what is set aside for it.
            wait();
        }
    }

    private Optional<Permit.Refused> refusal(BigDecimal most) {
        BigDecimal spending = committed.add(reserved).add(most);
        BigDecimal cap = limits.cap(opening);
        if (spending.compareTo(cap) > 0) {
            return Optional.of(new Permit.Refused(
                    FailureCode.OVER_BUDGET,
                    "it may cost " + plain(most) + " credits, and " + plain(committed.add(reserved)) + " of the "
                            + plain(cap) + " that seedream.maxCredits allows" + limits.shown()
                            + " are spent; raise it to "
                            + plain(limits.raisedTo(spending)) + " or more to go on"));
        }
        if (balance.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal left = balance.get().subtract(reserved).subtract(most);
        if (left.compareTo(limits.minRemainingCredits()) < 0) {
            return Optional.of(new Permit.Refused(
                    FailureCode.LOW_BALANCE,
                    "it may cost " + plain(most) + " credits, and the account holds " + plain(balance.get())
                            + " of which seedream.minRemainingCredits keeps "
                            + plain(limits.minRemainingCredits()) + "; top up the account"
                            + (limits.minRemainingCredits().signum() > 0
                                    ? " or lower seedream.minRemainingCredits"
                                    : "")));
        }
        return Optional.empty();
    }

    /**
     * A call was answered with pictures. Until {@link #leave} what was set aside for it counts as well, so that nothing
     * is started on the strength of books that are not yet written.
     *
     * @param permit what it was allowed with
     * @param received pictures that it brought and that were charged for
     * @param remaining the reading that came with it
     * @return what it cost
     */
    synchronized BigDecimal paid(Permit.Granted permit, int received, Optional<BigDecimal> remaining) {
        Optional<BigDecimal> seen = permit.alone() && permit.before().isPresent() && remaining.isPresent()
                ? Optional.of(permit.before().get().subtract(remaining.get()))
                : Optional.empty();
        price = seen.map(cost -> price.observe(cost, permit.requested(), received))
                .orElse(price);
        BigDecimal cost = seen.filter(one -> one.compareTo(Price.NOISE) >= 0)
                .orElseGet(() -> price.of(permit.requested(), received));
        committed = committed.add(cost);
        if (remaining.isPresent()) {
            read(remaining.get());
        } else {
            balance = balance.map(known -> known.subtract(cost));
        }
        return cost;
    }

    /** A call was answered, and cost nothing. */
    synchronized void free(Optional<BigDecimal> remaining) {
        remaining.ifPresent(this::read);
    }

    /** Nobody knows whether a call was charged: what was set aside stays spent until it is settled. */
    synchronized void unknown(Permit.Granted permit) {
        committed = committed.add(permit.credits());
    }

    /** A call is over and its outcome is in the books. */
    synchronized void leave(Permit.Granted permit) {
        inFlight--;
        reserved = reserved.subtract(permit.credits());
        notifyAll();
    }

    /** A call of unknown outcome in this session turned out to have cost {@code credits} of what was set aside. */
    synchronized void settled(BigDecimal setAside, BigDecimal credits) {
        committed = committed.subtract(setAside).add(credits);
        notifyAll();
    }

    /** Readings of calls that overlap arrive in any order: the lowest is the latest, as long as only we spend. */
    private void read(BigDecimal remaining) {
        balance = Optional.of(balance.map(known -> known.min(remaining)).orElse(remaining));
        if (opening.isPresent()) {
            BigDecimal lowest = opening.get().subtract(committed).subtract(reserved);
            othersSeen |= remaining.compareTo(lowest.subtract(Price.NOISE)) < 0;
        }
    }

    /** A reading of the balance while no call is in flight: it is the truth, higher or lower. */
    synchronized void readQuietly(BigDecimal credits) {
        if (opening.isEmpty()) {
            opening = Optional.of(credits);
        }
        balance = Optional.of(credits);
        notifyAll();
    }

    /** A reading of the balance while other builds may be spending from the account. */
    synchronized void readLoosely(BigDecimal credits) {
        if (opening.isEmpty()) {
            opening = Optional.of(credits);
        }
        balance = Optional.of(balance.map(credits::min).orElse(credits));
    }

    /** Waits until no call of this session is in flight and lets none start until {@link #resume()}. */
    synchronized void quieten() throws InterruptedException {
        while (quiet) {
            wait();
        }
        quiet = true;
        while (inFlight > 0) {
            wait();
        }
    }

    synchronized void resume() {
        quiet = false;
        notifyAll();
    }

    /** Lets no further call start. */
    synchronized void stop() {
        stopped = true;
        pace.close();
        notifyAll();
    }

    String label() {
        return label;
    }

    /** When calls may start. */
    Pace pace() {
        return pace;
    }

    synchronized Price price() {
        return price;
    }

    synchronized Optional<BigDecimal> opening() {
        return opening;
    }

    synchronized Optional<BigDecimal> balance() {
        return balance;
    }

    /** What the calls of this session have cost, those of unknown outcome at their most. */
    synchronized BigDecimal committed() {
        return committed;
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** Whether a reading showed that somebody else spends from this account. */
    synchronized boolean othersSeen() {
        return othersSeen;
    }

    private static String plain(BigDecimal credits) {
        return credits.stripTrailingZeros().toPlainString();
    }
}
