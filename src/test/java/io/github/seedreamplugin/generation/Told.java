package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that a run told while it ran. */
class Told implements Progress {

    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();

    @Override
    public void warnings(List<Problem> found) {
        found.forEach(warning -> lines.add("manifest: " + warning.code()));
    }

    @Override
    public void planned(int images, int toBuy) {
        lines.add("planned " + images + ", to buy " + toBuy);
    }

    @Override
    public void calling(String image) {
        lines.add("calling " + image);
    }

    @Override
    public void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        lines.add(image + ": " + ending);
    }

    @Override
    public void waiting(String why) {
        lines.add("waiting: " + why);
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public void stillRunning(int ended, int images) {
        lines.add("still running: " + ended + " of " + images);
    }
}
