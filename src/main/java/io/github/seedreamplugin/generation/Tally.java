package io.github.seedreamplugin.generation;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how far a run has come, and tells it. */
final class Tally {

    private final Progress progress;
    private final boolean simulated;
    private final int images;
    private final AtomicInteger ended = new AtomicInteger();

    Tally(Progress progress, boolean simulated, int images) {
        this.progress = progress;
        this.simulated = simulated;
        this.images = images;
    }

    void ended(ImageEnding ending, Optional<BigDecimal> creditsLeft) {
        if (!(ending.ending() instanceof Ending.Unsettled)) {
            ended.incrementAndGet();
        }
        if (ending.ending() instanceof Ending.Current) {
            return;
        }
        progress.ended(ending.image().spec().name(), inWords(ending.ending()), ending.took(), creditsLeft);
    }

    void tellStillRunning() {
        progress.stillRunning(ended.get(), images);
    }

    private String inWords(Ending ending) {
        if (ending instanceof Ending.Current) {
            return "current";
        }
        if (ending instanceof Ending.Restored) {
            return "restored";
        }
        if (ending instanceof Ending.Bought) {
            return simulated ? "simulated" : "bought";
        }
        if (ending instanceof Ending.Failed failed) {
            return "failed " + failed.problem().code();
        }
        return ending instanceof Ending.NotStarted not
                ? "not started " + not.problem().code()
                : "outcome unknown";
    }
}
