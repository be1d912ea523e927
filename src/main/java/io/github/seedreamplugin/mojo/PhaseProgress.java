package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says what a run is busy with whenever nothing was said for more than two seconds, and how long each part of it took
 * if that was asked for. The pauses grow, so that a log of a long run stays short.
 */
final class PhaseProgress implements Progress, AutoCloseable {

    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Progress progress;
    private final Consumer<String> log;
    private final boolean timings;
    private final ScheduledExecutorService clock;
    private final List<String> lines = new ArrayList<>();
    private final long started = System.nanoTime();
    private String phase = "reading the manifest and planning";
    private long phaseStarted = started;
    private long lastSaid = started;
    private long pause = FIRST_PAUSE;
    private int callsInFlight;

    /**
     * @param progress who is told
     * @param log takes the lines of this class
     * @param timings whether to print the times at the end
     */
    PhaseProgress(Progress progress, Consumer<String> log, boolean timings) {
        this.progress = progress;
        this.log = log;
        this.timings = timings;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "seedream-progress");
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                clock.scheduleWithFixedDelay(() -> breakSilence(System.nanoTime()), 500, 500, TimeUnit.MILLISECONDS);
    }

    /** While calls are in flight, the heartbeat of the run speaks. */
    synchronized void breakSilence(long now) {
        if (callsInFlight == 0 && now - lastSaid >= pause) {
            log.accept("Still " + phase + ", " + seconds(now - phaseStarted) + " so far");
            lastSaid = now;
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
    }

    private synchronized void said() {
        lastSaid = System.nanoTime();
        pause = FIRST_PAUSE;
    }

    @Override
    public void phase(String what) {
        synchronized (this) {
            endPhase();
            phase = what;
        }
        progress.phase(what);
    }

    private void endPhase() {
        long now = System.nanoTime();
        lines.add(seconds(now - phaseStarted) + "  " + phase);
        phaseStarted = now;
    }

    @Override
    public void warnings(List<Problem> found) {
        said();
        progress.warnings(found);
    }

    @Override
    public void planned(int images, int toBuy) {
        said();
        progress.planned(images, toBuy);
    }

    @Override
    public void calling(String image) {
        synchronized (this) {
            callsInFlight++;
        }
        progress.calling(image);
    }

    @Override
    public void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        synchronized (this) {
            callsInFlight = Math.max(0, callsInFlight - 1);
        }
        said();
        progress.ended(image, ending, took, creditsLeft);
    }

    @Override
    public void waiting(String why) {
        said();
        progress.waiting(why);
    }

    @Override
    public void warning(String message) {
        said();
        progress.warning(message);
    }

    @Override
    public void counted(int images) {
        progress.counted(images);
    }

    @Override
    public void stillRunning(int ended, int images) {
        said();
        progress.stillRunning(ended, images);
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        endPhase();
        if (timings) {
            lines.forEach(log);
            log.accept(seconds(System.nanoTime() - started) + "  in all");
        }
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
