package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.ImageFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one Maven session may spend, whatever accounts and endpoints its modules use. It is the monitor of all of them:
 * whoever holds it sees one state of the whole session.
 */
final class Budget {

    private final Map<String, BigDecimal> committed = new HashMap<>();
    private BigDecimal reserved = BigDecimal.ZERO;
    /** The number of the last entry in the ledger of a home before this session's first one. */
    private final Map<Path, Long> lastBefore = new HashMap<>();
    /** What was spent in this month before this session, by the home whose ledger says so. */
    private final Map<Path, BigDecimal> earlierThisMonth = new HashMap<>();

    private int inFlight;
    /** The calls that wait for their turn, in the manifest's order: a budget that is too small pays for the first. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    /** A place at the end of the line. */
    Object queue() {
        Object place = new Object();
        waiting.addLast(place);
        return place;
    }

    boolean isNext(Object place) {
        return waiting.peekFirst() == place;
    }

    void leaveQueue(Object place) {
        waiting.remove(place);
        notifyAll();
    }

    void reserve(BigDecimal most) {
        inFlight++;
        reserved = reserved.add(most);
    }

    void release(BigDecimal most) {
        inFlight--;
        reserved = reserved.subtract(most);
    }

    int inFlight() {
        return inFlight;
    }

    /** What the ended calls of an account may have cost, at the most. */
    void commit(String account, BigDecimal most) {
        committed.put(account, most);
    }

    /** The number of the last entry of a ledger before this session's first one, as its first module found it. */
    synchronized long lastBefore(Path home, long number) {
        return lastBefore.computeIfAbsent(home, any -> number);
    }

    /** What was spent in this month before this session began, says the ledger of a home. */
    synchronized void spentEarlierThisMonth(Path home, BigDecimal credits) {
        earlierThisMonth.put(home, credits);
    }

    private static BigDecimal sum(Map<?, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Why a call that costs so much at the most may not be made, if that is so. */
    Optional<ImageFailure> refusal(BigDecimal most, BigDecimal cap, SpendingLimits limits) {
        BigDecimal taken = sum(committed).add(reserved);
        if (taken.add(most).compareTo(cap) > 0) {
            return Optional.of(LimitText.overBudget(most, taken, limits, cap));
        }
        BigDecimal thisMonth = sum(earlierThisMonth).add(taken);
        return limits.maxCreditsPerMonth()
                .filter(limit -> thisMonth.add(most).compareTo(limit) > 0)
                .map(limit -> LimitText.overMonth(most, thisMonth, limit));
    }
}
