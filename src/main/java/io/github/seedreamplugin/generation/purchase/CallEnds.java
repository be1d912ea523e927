package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When calls ended, by a clock that nobody can set. A call of another process is taken to have ended when this run
 * began: its own clock says nothing, for it may have been wrong.
 */
final class CallEnds {

    private final long began = System.nanoTime();
    private final Map<CallId, Long> ended = new ConcurrentHashMap<>();

    void note(CallId call) {
        ended.put(call, System.nanoTime());
    }

    /** Whether some call of this run ended less than that long ago. */
    boolean hasOneWithin(Duration age) {
        long now = System.nanoTime();
        return ended.values().stream().anyMatch(end -> now - end < age.toNanos());
    }

    /** How long ago a call ended. */
    Duration since(CallId call) {
        return Duration.ofNanos(System.nanoTime() - ended.getOrDefault(call, began));
    }
}
