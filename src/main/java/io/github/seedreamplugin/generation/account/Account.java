package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.RateLimiter;
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
    private final RateLimiter pace;

    private Price price;
    private Optional<BigDecimal> opening = Optional.empty();
    private Optional<BigDecimal> balance = Optional.empty();
    private BigDecimal booked = BigDecimal.ZERO;
    private BigDecimal mayBeMore = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private BigDecimal unknown = BigDecimal.ZERO;
    private int inFlight;
    private boolean withoutReadings;
    private boolean othersSeen;
    private boolean quiet;
    private boolean stopped;

    /** @param label tells accounts apart without revealing their keys */
    Account(String label, SpendingLimits limits, CallLimits calls, Clock clock) {
        this.label = label;
        this.pace = new RateLimiter(calls.requestsPerMinute(), clock);
        this.price = Price.assumed(limits.creditsPerImage());
    }

    /**
     * The balance around one call.
     *
     * @param before read with nothing else of this machine in flight until the call ended; empty if something was
     * @param after what came with the answer, or was asked for after it
     */
    public record Readings(Optional<BigDecimal> before, Optional<BigDecimal> after) {

        /** What the call took from the balance, if nobody else spends from it. */
        Optional<BigDecimal> taken() {
            return before.flatMap(earlier -> after.map(earlier::subtract));
        }
    }

    /**
     * What the account shows at one moment.
     *
     * @param balance the last reading
     * @param booked what the books say that the session has spent, calls of unknown outcome at their most
     * @param reserved the most that calls in flight may cost; the reading may know of it already
     */
    public record Standing(Optional<BigDecimal> balance, BigDecimal booked, BigDecimal reserved) {

        public static final Standing UNKNOWN = new Standing(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /**
     * Waits until a call that asks for so many pictures may start, or can be seen never to.
     *
     * @param limits those of the module that makes the call; what the whole session spends counts
     * @param maxConcurrent the most calls in flight, all modules together
     */
    public synchronized Reservation enter(int requested, SpendingLimits limits, int maxConcurrent)
            throws InterruptedException {
        while (true) {
            if (stopped) {
                return new Reservation.Refused(
                        FailureCode.STOPPED, "the build was stopped before this image was started");
            }
            boolean mustBeAlone = !price.observed() && !withoutReadings;
            if (quiet || inFlight >= maxConcurrent || (mustBeAlone && inFlight > 0)) {
                wait();
                continue;
            }
            BigDecimal most = price.most(requested);
            Optional<Reservation.Refused> refusal = refusal(most, limits);
            if (refusal.isEmpty()) {
                inFlight++;
                reserved = reserved.add(most);
                return new Reservation.Granted(requested, most, mustBeAlone);
            }
            if (inFlight == 0) {
                return refusal.get();
            }
            // A call in flight may turn out cheaper than what is set aside for it.
            wait();
        }
    }

    private Optional<Reservation.Refused> refusal(BigDecimal most, SpendingLimits limits) {
        BigDecimal committed = committed();
        BigDecimal spending = committed.add(reserved).add(most);
        BigDecimal cap = limits.cap(opening);
        if (spending.compareTo(cap) > 0) {
            return Optional.of(new Reservation.Refused(
                    FailureCode.OVER_BUDGET,
                    "it may cost " + Credits.text(most) + " credits, and " + Credits.text(committed.add(reserved))
                            + " of the "
                            + Credits.text(cap) + " that seedream.maxCredits allows" + limits.shown()
                            + " are spent; raise it to "
                            + Credits.text(limits.raisedTo(spending)) + " or more to go on"));
        }
        if (balance.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal left = balance.get().subtract(unknown).subtract(reserved).subtract(most);
        if (left.compareTo(limits.minRemainingCredits()) < 0) {
            return Optional.of(new Reservation.Refused(
                    FailureCode.LOW_BALANCE,
                    "it may cost " + Credits.text(most) + " credits, and the account holds "
                            + Credits.text(balance.get())
                            + " of which seedream.minRemainingCredits keeps "
                            + Credits.text(limits.minRemainingCredits()) + "; top up the account"
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
     * @param readings those before and after it
     * @return what it cost
     */
    public synchronized BigDecimal paid(Reservation.Granted permit, int received, Readings readings) {
        Optional<BigDecimal> seen = readings.taken();
        Optional<BigDecimal> remaining = readings.after();
        withoutReadings |= permit.alone() && seen.isEmpty();
        Price before = price;
        price = seen.map(cost -> before.observe(cost, permit.requested(), received))
                .orElse(before);
        othersSeen |= price.observed()
                && before.doubted()
                        .filter(doubted -> !Price.same(doubted, price.perImage()))
                        .isPresent();
        Optional<BigDecimal> taken = seen.filter(cost -> cost.compareTo(Price.NOISE) >= 0);
        BigDecimal cost = taken.orElseGet(() -> price.of(permit.requested(), received));
        BigDecimal most = taken.orElseGet(() -> price.atMost(permit.requested(), received));
        booked = booked.add(cost);
        mayBeMore = mayBeMore.add(most.subtract(cost));
        if (remaining.isPresent()) {
            read(remaining.get());
        } else {
            balance = balance.map(known -> known.subtract(most));
        }
        return cost;
    }

    /**
     * What a purchase cost that was booked before the price was sure. If it was booked for more than its pictures can
     * cost, the rest was somebody else's.
     */
    public synchronized BigDecimal atItsPrice(BigDecimal credits, int requested) {
        BigDecimal most = price.most(requested);
        if (!price.observed() || credits.subtract(most).compareTo(Price.NOISE) < 0) {
            return credits;
        }
        booked = booked.subtract(credits).add(most);
        return most;
    }

    /** A call was answered, and cost nothing. */
    public synchronized void free(Optional<BigDecimal> remaining) {
        remaining.ifPresent(this::read);
    }

    /** Nobody knows whether a call was charged: what was set aside stays spent until it is settled. */
    public synchronized void unknown(Reservation.Granted permit) {
        booked = booked.add(permit.credits());
        unknown = unknown.add(permit.credits());
    }

    /** A call is over and its outcome is in the books. */
    public synchronized void leave(Reservation.Granted permit) {
        inFlight--;
        reserved = reserved.subtract(permit.credits());
        notifyAll();
    }

    /** A call of unknown outcome in this session turned out to have cost {@code credits} of what was set aside. */
    public synchronized void settled(BigDecimal setAside, BigDecimal credits) {
        booked = booked.subtract(setAside).add(credits);
        unknown = unknown.subtract(setAside);
        notifyAll();
    }

    /** Readings of calls that overlap arrive in any order: the lowest is the latest, as long as only we spend. */
    private void read(BigDecimal remaining) {
        balance = Optional.of(balance.map(known -> known.min(remaining)).orElse(remaining));
        if (opening.isPresent()) {
            BigDecimal lowest = opening.get().subtract(committed()).subtract(reserved);
            othersSeen |= remaining.compareTo(lowest.subtract(Price.NOISE)) < 0;
        }
    }

    /** A reading of the balance while no call is in flight: it is the truth, higher or lower. */
    public synchronized void readQuietly(BigDecimal credits) {
        if (opening.isEmpty()) {
            opening = Optional.of(credits);
        }
        balance = Optional.of(credits);
        notifyAll();
    }

    /** A reading of the balance while other builds may be spending from the account. */
    public synchronized void readLoosely(BigDecimal credits) {
        if (opening.isEmpty()) {
            opening = Optional.of(credits);
        }
        balance = Optional.of(balance.map(credits::min).orElse(credits));
    }

    /** Waits until no call of this session is in flight and lets none start until {@link #resume()}. */
    public synchronized void quieten() throws InterruptedException {
        while (quiet) {
            wait();
        }
        quiet = true;
        while (inFlight > 0) {
            wait();
        }
    }

    public synchronized void resume() {
        quiet = false;
        notifyAll();
    }

    /** Lets no further call start. */
    public synchronized void stop() {
        stopped = true;
        pace.close();
        notifyAll();
    }

    public String label() {
        return label;
    }

    /** When calls may start. */
    public RateLimiter pace() {
        return pace;
    }

    public synchronized Price price() {
        return price;
    }

    public synchronized Optional<BigDecimal> opening() {
        return opening;
    }

    public synchronized Optional<BigDecimal> balance() {
        return balance;
    }

    /** What the calls of this session may have cost: those of unknown outcome, and those that brought less, at their most. */
    synchronized BigDecimal committed() {
        return booked.add(mayBeMore);
    }

    public synchronized Standing standing() {
        return new Standing(balance, booked, reserved);
    }

    /** Whether a reading showed that somebody else spends from this account. */
    public synchronized boolean othersSeen() {
        return othersSeen;
    }
}
