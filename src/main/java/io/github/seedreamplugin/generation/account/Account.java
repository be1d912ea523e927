package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.segmind.RateLimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
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
    private final SessionBooks books;
    private final RunningBalance balance = new RunningBalance();
    private BigDecimal reserved = BigDecimal.ZERO;
    private int inFlight;
    /** Entries of the ledger that are being written. */
    private int writing;

    private boolean stopped;
    private Optional<ImageFailure> fellFaster = Optional.empty();

    Account(String label, RateLimiter rateLimiter, Budget budget, Price price) {
        this.label = label;
        this.rateLimiter = rateLimiter;
        this.budget = budget;
        this.books = new SessionBooks(price);
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
                BigDecimal most = books.price().most(wish.pictures());
                Optional<ImageFailure> refusal = refusal(most, wish);
                if (refusal.isEmpty()) {
                    inFlight++;
                    reserved = reserved.add(most);
                    budget.reserve(most);
                    return new Reservation.Granted(wish.pictures(), most);
                }
                if (inFlight == 0 && writing == 0) {
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
            return inFlight == 1 ? books.fallenTo(remaining) : Optional.empty();
        }
    }

    private Optional<ImageFailure> refusal(BigDecimal most, Wish wish) {
        SpendingLimits limits = wish.limits();
        return fellFaster
                .or(() -> budget.refusal(most, limits.cap(balance.opening()), limits))
                .or(() -> tooLow(most, books.price().expected(wish.pictures()), limits));
    }

    /** Where nothing has to be left on the account, the service itself refuses what the balance does not pay for, free. */
    private Optional<ImageFailure> tooLow(BigDecimal most, BigDecimal expected, SpendingLimits limits) {
        BigDecimal need = limits.minRemainingCredits().signum() > 0 ? most : expected;
        Optional<BigDecimal> left = balance.least()
                .map(known -> known.subtract(books.unknown()).subtract(reserved).subtract(need));
        return left.filter(credits -> credits.compareTo(limits.minRemainingCredits()) < 0)
                .map(credits -> LimitText.lowBalance(need, balance.least().orElseThrow(), limits));
    }

    /**
     * A call has ended. Until {@link #leave} what was set aside for it counts as well, so that nothing is started on
     * the strength of books that are not yet written.
     */
    public void ended(EndedCall call) {
        synchronized (budget) {
            books.ended(call);
            balance.ended(call);
            commit();
        }
    }

    /**
     * Writes an entry of this session into the ledger of this machine. Until its number is known, the books cannot tell it
     * from another build's, so they are not closed and nothing is refused.
     */
    public void append(LedgerAppend entry) throws IOException {
        synchronized (budget) {
            writing++;
        }
        try {
            long number = entry.append();
            synchronized (budget) {
                books.appended(number);
            }
        } finally {
            synchronized (budget) {
                writing--;
                closeIfQuiet();
                budget.notifyAll();
            }
        }
    }

    private void closeIfQuiet() {
        if (inFlight == 0 && writing == 0) {
            books.close();
        }
        commit();
    }

    /** A call is over and its outcome is in the ledger. */
    public void leave(Reservation.Granted reservation) {
        synchronized (budget) {
            inFlight--;
            reserved = reserved.subtract(reservation.most());
            budget.release(reservation.most());
            fellFaster = fellFaster.or(() -> books.fellFaster(reserved));
            closeIfQuiet();
            budget.notifyAll();
        }
    }

    /** What a call of this session cost is known better now. */
    public void settled(String call, Cost cost) {
        synchronized (budget) {
            if (books.settled(call, cost)) {
                commit();
                budget.notifyAll();
            }
        }
    }

    private void commit() {
        budget.commit(label, committed());
    }

    /**
     * A reading of the balance while no call of this machine is in flight: it is the truth, higher or lower.
     *
     * @param late whether every charge must be in it
     * @return whether it shows less than pictures should cost, so that a late one would tell more
     */
    public boolean readQuietly(BigDecimal credits, boolean late) {
        synchronized (budget) {
            balance.read(credits);
            if (inFlight == 0) {
                books.read(credits, late);
            }
            commit();
            budget.notifyAll();
            return books.fellShort();
        }
    }

    /** A reading of the balance while other builds may be spending from the account. */
    public void readLoosely(BigDecimal credits) {
        synchronized (budget) {
            balance.readLoosely(credits);
        }
    }

    /** The number of the last entry of a home's ledger before this session: {@code now}, if no module has asked before. */
    public long lastBefore(Path home, long now) {
        return budget.lastBefore(home, now);
    }

    /** What the ledger of a home says was spent in this month before the session began. */
    public void spentEarlierThisMonth(Path home, BigDecimal credits) {
        budget.spentEarlierThisMonth(home, credits);
    }

    /** Lets no further call start. */
    public void stop() {
        synchronized (budget) {
            stopped = true;
            rateLimiter.close();
            budget.notifyAll();
        }
    }

    /** Tells accounts apart without revealing keys. */
    public String label() {
        return label;
    }

    public RateLimiter rateLimiter() {
        return rateLimiter;
    }

    public Price price() {
        synchronized (budget) {
            return books.price();
        }
    }

    public Optional<BigDecimal> opening() {
        synchronized (budget) {
            return balance.opening();
        }
    }

    /** What is left, as the service said it; empty if it has not said it since the last charge. */
    public Optional<BigDecimal> balance() {
        synchronized (budget) {
            return balance.said();
        }
    }

    /** What a call of this session cost, as far as is known by now. */
    public Optional<Cost> costOf(String call) {
        synchronized (budget) {
            return books.costOf(call);
        }
    }

    /** The most that the ended calls of this session have cost. */
    public BigDecimal committed() {
        synchronized (budget) {
            return books.most();
        }
    }

    /** What the account shows now. */
    public Standing standing() {
        synchronized (budget) {
            return new Standing(balance.said(), books.calls(), reserved);
        }
    }

    /** What these calls of this session cost together; what is not known is taken at what is expected, or at its most. */
    public BigDecimal spentOn(Set<String> calls) {
        synchronized (budget) {
            return books.spentOn(calls);
        }
    }

    /** Whether calls of this session are in flight. */
    public boolean isBusy() {
        synchronized (budget) {
            return inFlight > 0;
        }
    }
}
