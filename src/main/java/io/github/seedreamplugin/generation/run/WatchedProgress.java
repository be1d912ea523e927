package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Passes on what happens in a run, and remembers whether the user was warned of anything and how the time went by. */
public final class WatchedProgress implements Progress {

    private static final String FIRST_PHASE = "looking for changes";

    private final Progress progress;
    private final PhaseTimes times = new PhaseTimes(FIRST_PHASE);
    private volatile boolean warned;

    /** @param progress who is told */
    public WatchedProgress(Progress progress) {
        this.progress = progress;
        progress.phase(FIRST_PHASE);
    }

    /** This run with the time that it has taken until now, and what it has spent it on. */
    public Run timed(Run run) {
        return run.toBuilder().took(times.inAll()).phases(times.sofar()).build();
    }

    /** Whether there was a warning. */
    public boolean hasWarned() {
        return warned;
    }

    @Override
    public void warning(String message) {
        warned = true;
        progress.warning(message);
    }

    @Override
    public void warnings(List<Problem> found) {
        warned = warned || !found.isEmpty();
        progress.warnings(found);
    }

    @Override
    public void planned(int images, int toBuy) {
        progress.planned(images, toBuy);
    }

    @Override
    public void calling(String image) {
        progress.calling(image);
    }

    @Override
    public void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        progress.ended(image, ending, took, creditsLeft);
    }

    @Override
    public void counted(int images) {
        progress.counted(images);
    }

    @Override
    public void waiting(String why) {
        progress.waiting(why);
    }

    @Override
    public void stillRunning(int ended, int images) {
        progress.stillRunning(ended, images);
    }

    @Override
    public void phase(String what) {
        times.begin(what);
        progress.phase(what);
    }
}
