package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.request.Progress;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how far a run has come, and tells it. */
public final class ProgressCounter {

    private final Progress progress;
    private final boolean simulated;
    private final int images;
    private final AtomicInteger ended = new AtomicInteger();

    public ProgressCounter(Progress progress, boolean simulated, int images) {
        this.progress = progress;
        this.simulated = simulated;
        this.images = images;
    }

    public void ended(ImageEnding ending, Optional<BigDecimal> creditsLeft) {
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
