package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.run.RunContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When calls ended, by a clock that nobody can set. The clock of another build says nothing, for it may have been wrong: a
 * call of another build that was over when this run began is taken to have ended then, and any other one when this run
 * first saw that it was over.
 */
final class CallEnds {

    private final RunContext context;
    private final long began = System.nanoTime();
    private final long lastBefore;
    private final Map<CallId, Long> ended = new ConcurrentHashMap<>();

    CallEnds(RunContext context) throws IOException {
        this.context = context;
        this.lastBefore = context.stores().ledger().lastSequence();
    }

    /** The number of the last entry in the ledger when this run began. */
    long lastBefore() {
        return lastBefore;
    }

    /** Notes that a call of this run has just ended. */
    void note(CallId call) {
        ended.putIfAbsent(call, System.nanoTime());
    }

    /** Notes that a call of another build is over, by whoever has the lock of its key. */
    void noteOver(Call call) {
        if (!call.hasOutcomeBy(lastBefore)) {
            note(call.id());
        }
    }

    /** Whether some call ended less than that long ago. */
    boolean hasOneWithin(Duration age) {
        long now = System.nanoTime();
        return ended.values().stream().anyMatch(end -> now - end < age.toNanos());
    }

    /** How long ago a call ended; zero if it may not have ended. */
    Duration since(Call call) {
        if (!ended.containsKey(call.id()) && call.hasOutcomeBy(lastBefore)) {
            return Duration.ofNanos(System.nanoTime() - began);
        }
        if (mayBeInFlight(call)) {
            return Duration.ZERO;
        }
        long end = ended.computeIfAbsent(call.id(), any -> System.nanoTime());
        return Duration.ofNanos(System.nanoTime() - end);
    }

    private boolean mayBeInFlight(Call call) {
        try {
            return context.stores().isInFlight(call);
        } catch (IOException nobodyKnows) {
            return true;
        }
    }
}
