package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.segmind.RateLimiter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a session knows of the user's account: the balance, the price, what is spent and what calls in flight may still
 * cost. All modules of a reactor share one, so that none of them spends what another has set aside.
 *
 * <p>Where the answers state what they cost, nothing else is needed: calls go at once, and what others spend from the
 * account does not matter. Where they do not, readings of the balance with nothing in flight show it.
 */
public final class Account {

    private final String label;
    private final RateLimiter rateLimiter;
    private final Budget budget;
    private final Map<String, EndedCall> ended = new HashMap<>();

    private Price price;
    private Optional<BigDecimal> opening = Optional.empty();
    private Optional<BigDecimal> balance = Optional.empty();
    private BooksSinceReading books = new BooksSinceReading(Optional.empty());
    private BigDecimal closed = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private int inFlight;
    private Optional<ImageFailure> fellFaster = Optional.empty();
    /** The ledger's number at the reading that the books begin with, the last one of ours since, and how many are ours. */
    private long numberAtReading;

    private long lastNumber;
    private int ownEntries;
    private boolean stopped;

    Account(String label, RateLimiter rateLimiter, Budget budget, Price price) {
        this.label = label;
        this.rateLimiter = rateLimiter;
        this.budget = budget;
        this.price = price;
    }

    /**
     * Waits until a call that asks for so many pictures may start, or can be seen never to.
     *
     * @param limits those of the module that makes the call; what the whole session spends counts
     * @param maxConcurrent the most calls in flight, all modules together
     */
    public Reservation reserve(int pictures, SpendingLimits limits, int maxConcurrent) throws InterruptedException {
        synchronized (budget) {
            Object place = budget.queue();
            try {
                return reserveInTurn(place, new Wish(pictures, limits, maxConcurrent));
            } finally {
                budget.leaveQueue(place);
            }
        }
    }

    private record Wish(int pictures, SpendingLimits limits, int maxConcurrent) {}

    private Reservation reserveInTurn(Object place, Wish wish) throws InterruptedException {
        synchronized (budget) {
            while (true) {
                if (stopped) {
                    return new Reservation.Refused(ImageFailure.of(
                            FailureCode.STOPPED, "the build was stopped before this image was started"));
                }
                if (!budget.isNext(place) || budget.inFlight() >= wish.maxConcurrent()) {
                    budget.wait();
                    continue;
                }
                BigDecimal most = price.most(wish.pictures());
                Optional<ImageFailure> refusal = refusal(most, wish);
                if (refusal.isEmpty()) {
                    inFlight++;
                    reserved = reserved.add(most);
                    budget.reserve(most);
                    return new Reservation.Granted(wish.pictures(), most);
                }
                if (inFlight == 0) {
                    return new Reservation.Refused(refusal.get());
                }
                // A call in flight may turn out cheaper than what is set aside for it.
                budget.wait();
            }
        }
    }

    /** Takes over a call that an earlier run has made and that is in flight: it is paid for in any case. */
    public Reservation.Granted adopt(int pictures, BigDecimal most) {
        synchronized (budget) {
            inFlight++;
            reserved = reserved.add(most);
            budget.reserve(most);
            return new Reservation.Granted(pictures, most);
        }
    }

    /** By how much the balance fell during a call that had the account to itself, as far as readings show it. */
    public Optional<BigDecimal> fallenAlone(BigDecimal remaining) {
        synchronized (budget) {
            return inFlight == 1 && isAlone() && !books.hasUnsure() ? books.fallenTo(remaining) : Optional.empty();
        }
    }

    private Optional<ImageFailure> refusal(BigDecimal most, Wish wish) {
        SpendingLimits limits = wish.limits();
        return fellFaster
                .or(() -> budget.refusal(most, limits.cap(opening), limits))
                .or(() -> tooLow(most, price.expected(wish.pictures()), limits));
    }

    /** Where nothing has to be left on the account, the service itself refuses what the balance does not pay for, free. */
    private Optional<ImageFailure> tooLow(BigDecimal most, BigDecimal expected, SpendingLimits limits) {
        BigDecimal need = limits.minRemainingCredits().signum() > 0 ? most : expected;
        Optional<BigDecimal> left = balance.map(
                known -> known.subtract(unknown()).subtract(reserved).subtract(need));
        return left.filter(credits -> credits.compareTo(limits.minRemainingCredits()) < 0)
                .map(credits -> LimitText.lowBalance(need, balance.orElseThrow(), limits));
    }

    /** What calls of unknown outcome may still take from the balance. */
    private BigDecimal unknown() {
        return books.calls().stream()
                .filter(call -> !call.cost().isKnown() && call.pictures() == 0)
                .map(call -> call.cost().most())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * A call has ended. Until {@link #leave} what was set aside for it counts as well, so that nothing is started on
     * the strength of books that are not yet written.
     */
    public void ended(EndedCall call) {
        synchronized (budget) {
            ended.put(call.call(), call);
            books.add(call);
            if (call.isSure()) {
                price = price.seen(call.pictures(), call.cost().most());
            }
            balance = call.remaining()
                    .map(remaining -> balance.map(remaining::min).orElse(remaining))
                    .or(() -> balance.map(known -> known.subtract(call.cost().most())));
            commit();
        }
    }

    /** This session has written an entry of this number into the ledger of this machine. */
    public void appended(long number) {
        synchronized (budget) {
            lastNumber = Math.max(lastNumber, number);
            ownEntries++;
        }
    }

    /** Whether no other build on this machine has written into the ledger since the reading that the books begin with. */
    private boolean isAlone() {
        return lastNumber - numberAtReading == ownEntries;
    }

    /** Begins new books with a reading; only calls that may still turn out to be free go along. */
    private void carryOver(Optional<BigDecimal> reading) {
        List<EndedCall> calls = books.calls();
        beginBooks(reading);
        for (EndedCall call : calls) {
            if (!call.cost().isKnown() && call.pictures() == 0) {
                books.carry(call);
            } else {
                closed = closed.add(call.cost().most());
            }
        }
    }

    private void beginBooks(Optional<BigDecimal> reading) {
        books = new BooksSinceReading(reading);
        numberAtReading = lastNumber;
        ownEntries = 0;
    }

    /** A call is over and its outcome is in the ledger. */
    public void leave(Reservation.Granted reservation) {
        synchronized (budget) {
            inFlight--;
            reserved = reserved.subtract(reservation.most());
            budget.release(reservation.most());
            if (fellFaster.isEmpty() && isAlone() && books.fellFasterThan(reserved)) {
                alarm();
            }
            if (inFlight == 0) {
                closeBooks();
            }
            commit();
            budget.notifyAll();
        }
    }

    /** Nothing is in flight: the last reading is the truth for all calls that have ended. */
    private void closeBooks() {
        Optional<List<EndedCall>> shown = books.byTheBalance();
        if (shown.isEmpty() || !isAlone()) {
            return;
        }
        for (EndedCall call : shown.get()) {
            ended.put(call.call(), call);
            closed = closed.add(call.cost().most());
            price = price.seen(call.pictures(), call.cost().most());
        }
        beginBooks(books.lowest());
    }

    /** The price has risen, or somebody else spends. One call alone shows the price; among several nobody can tell. */
    private void alarm() {
        BigDecimal fallen = books.fallen().orElseThrow();
        BigDecimal most =
                books.calls().stream().map(call -> call.cost().most()).reduce(BigDecimal.ZERO, BigDecimal::add);
        fellFaster = Optional.of(LimitText.fellFaster(fallen, most));
    }

    /** What a call of this session cost is known better now. */
    public void settled(String call, Cost cost) {
        synchronized (budget) {
            ended.computeIfPresent(call, (id, known) -> known.at(cost));
            if (books.replace(call, cost)) {
                commit();
                budget.notifyAll();
            }
        }
    }

    private void commit() {
        budget.commit(label, committed());
    }

    /** A reading of the balance while no call of this machine is in flight: it is the truth, higher or lower. */
    public void readQuietly(BigDecimal credits) {
        synchronized (budget) {
            opening = opening.or(() -> Optional.of(credits));
            balance = Optional.of(credits);
            books.read(credits);
            if (inFlight == 0) {
                closeBooks();
                carryOver(Optional.of(credits));
            }
            commit();
            budget.notifyAll();
        }
    }

    /** A reading of the balance while other builds may be spending from the account. */
    public void readLoosely(BigDecimal credits) {
        synchronized (budget) {
            opening = opening.or(() -> Optional.of(credits));
            balance = Optional.of(balance.map(credits::min).orElse(credits));
        }
    }

    /** What the ledger says was spent in this month before the session began. */
    public void spentEarlierThisMonth(BigDecimal credits) {
        synchronized (budget) {
            budget.spentEarlierThisMonth(credits);
        }
    }

    /** Lets no further call start. */
    public void stop() {
        synchronized (budget) {
            stopped = true;
            rateLimiter.close();
            budget.notifyAll();
        }
    }

    /** Tells accounts apart without revealing their keys. */
    public String label() {
        return label;
    }

    /** When calls may start. */
    public RateLimiter rateLimiter() {
        return rateLimiter;
    }

    public Price price() {
        synchronized (budget) {
            return price;
        }
    }

    public Optional<BigDecimal> opening() {
        synchronized (budget) {
            return opening;
        }
    }

    public Optional<BigDecimal> balance() {
        synchronized (budget) {
            return balance;
        }
    }

    /** What a call of this session cost, as far as is known by now. */
    public Optional<Cost> costOf(String call) {
        synchronized (budget) {
            return Optional.ofNullable(ended.get(call)).map(EndedCall::cost);
        }
    }

    /** The most that the ended calls of this session have cost. */
    public BigDecimal committed() {
        synchronized (budget) {
            return closed.add(books.most());
        }
    }

    /** What the account shows now. */
    public Standing standing() {
        synchronized (budget) {
            return new Standing(balance, Set.copyOf(ended.keySet()), reserved);
        }
    }

    /** What these calls of this session cost together; what is not known is taken at what is expected, or at its most. */
    public BigDecimal spentOn(Set<String> calls) {
        synchronized (budget) {
            return calls.stream()
                    .map(ended::get)
                    .filter(Objects::nonNull)
                    .map(EndedCall::likely)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Whether calls of this session are in flight. */
    public boolean isBusy() {
        synchronized (budget) {
            return inFlight > 0;
        }
    }
}
