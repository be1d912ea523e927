package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Passes on what happens in a run, and remembers whether the user was warned of anything. */
public final class WatchedProgress implements Progress {

    private final Progress progress;
    private volatile boolean warned;

    /** @param progress who is told */
    public WatchedProgress(Progress progress) {
        this.progress = progress;
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
        progress.phase(what);
    }
}
