package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Tells a run's events in Maven's log, one plain line each: for batch mode, CI servers and files. */
final class PlainProgress implements Progress {

    private final Log log;
    private final Consumer<List<Problem>> warnings;

    /** @param warnings prints the manifest's warnings */
    PlainProgress(Log log, Consumer<List<Problem>> warnings) {
        this.log = log;
        this.warnings = warnings;
    }

    @Override
    public void warnings(List<Problem> found) {
        warnings.accept(found);
    }

    @Override
    public void planned(int images, int toBuy) {
        log.info(plan(images, toBuy));
    }

    @Override
    public void calling(String image) {
        log.debug("Calling the service for " + image);
    }

    @Override
    public void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        String line = line(image, ending, took, creditsLeft);
        if (ending.startsWith("failed")) {
            log.error(line);
        } else if (ending.startsWith("not started") || ending.equals("outcome unknown")) {
            log.warn(line);
        } else {
            log.info(line);
        }
    }

    @Override
    public void waiting(String why) {
        log.info(why);
    }

    @Override
    public void warning(String message) {
        log.warn(message);
    }

    @Override
    public void stillRunning(int ended, int images) {
        log.info("Still running: " + ended + " of " + images + " done");
    }

    static String plan(int images, int toBuy) {
        return images + (images == 1 ? " image, " : " images, ") + (toBuy == 0 ? "nothing" : toBuy) + " to buy";
    }

    static String line(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        return image + ": " + ending + ", " + DurationText.tenths(took) + " s"
                + creditsLeft
                        .map(credits -> ", " + credits.stripTrailingZeros().toPlainString() + " credits left")
                        .orElse("");
    }
}
