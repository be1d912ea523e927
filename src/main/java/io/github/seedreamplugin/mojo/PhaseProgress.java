package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes on what a run tells, and says what it is busy with whenever it has told nothing for a while. */
final class PhaseProgress implements Progress, AutoCloseable {

    private final Progress progress;
    private final StillBusy busy;
    private int callsInFlight;

    /**
     * @param progress who is told
     * @param log takes the lines of this class
     */
    PhaseProgress(Progress progress, Consumer<String> log) {
        this.progress = progress;
        this.busy = new StillBusy(log);
    }

    @Override
    public void phase(String what) {
        busy.begin(what);
        progress.phase(what);
    }

    @Override
    public void warnings(List<Problem> found) {
        busy.said();
        progress.warnings(found);
    }

    @Override
    public void planned(int images, int toBuy) {
        busy.said();
        progress.planned(images, toBuy);
    }

    @Override
    public void calling(String image) {
        callsInFlight(1);
        progress.calling(image);
    }

    @Override
    public void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        callsInFlight(-1);
        busy.said();
        progress.ended(image, ending, took, creditsLeft);
    }

    @Override
    public void waiting(String why) {
        busy.said();
        progress.waiting(why);
    }

    @Override
    public void warning(String message) {
        busy.said();
        progress.warning(message);
    }

    @Override
    public void counted(int images) {
        progress.counted(images);
    }

    @Override
    public void stillRunning(int ended, int images) {
        busy.said();
        progress.stillRunning(ended, images);
    }

    /** While calls are in flight, the heartbeat of the run speaks. An image can end that was never called for. */
    private synchronized void callsInFlight(int change) {
        callsInFlight = Math.max(0, callsInFlight + change);
        busy.silent(callsInFlight > 0);
    }

    @Override
    public void close() {
        busy.close();
    }
}
