package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.report.State;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how far a run has come, and tells it. */
public final class ProgressCounter {

    private final Progress progress;
    private final int images;
    private final AtomicInteger ended = new AtomicInteger();

    public ProgressCounter(Progress progress, int images) {
        this.progress = progress;
        this.images = images;
    }

    /** An image has come to its end, or to where only its charge has to be found out. */
    public void ended(ImageOutcome outcome, Optional<BigDecimal> creditsLeft) {
        progress.counted(outcome.unknown().isEmpty() ? ended.incrementAndGet() : ended.get());
        if (outcome.state() != State.CURRENT) {
            progress.ended(outcome.image().spec().name(), inWords(outcome), outcome.took(), creditsLeft);
        }
    }

    void tellStillRunning() {
        progress.stillRunning(ended.get(), images);
    }

    private static String inWords(ImageOutcome outcome) {
        if (outcome.unknown().isPresent()) {
            return "outcome unknown";
        }
        String state = outcome.state() == State.NOT_STARTED
                ? "not started"
                : outcome.state().value();
        return outcome.failure().map(failure -> state + " " + failure.code()).orElse(state);
    }
}
