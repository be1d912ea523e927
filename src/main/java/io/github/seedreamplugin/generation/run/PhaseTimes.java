package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.report.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run spends its time on, by a clock that cannot be set. */
final class PhaseTimes {

    private final List<Phase> ended = new ArrayList<>();
    private final long began = System.nanoTime();
    private String current;
    private long currentBegan = began;

    /** @param first what the run begins with */
    PhaseTimes(String first) {
        this.current = first;
    }

    synchronized void begin(String what) {
        long now = System.nanoTime();
        ended.add(since(now));
        current = what;
        currentBegan = now;
    }

    /** Everything until now, the current phase included. */
    synchronized List<Phase> sofar() {
        List<Phase> all = new ArrayList<>(ended);
        all.add(since(System.nanoTime()));
        return all;
    }

    Duration inAll() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Phase since(long now) {
        return new Phase(current, Duration.ofNanos(now - currentBegan));
    }
}
