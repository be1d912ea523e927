package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells a run's events to a person at a terminal: one line that is written over, and a lasting one for what matters. */
final class LiveProgress implements Progress {

    private static final int WIDTH_COLUMNS = 79;

    private final Progress lasting;
    private final PrintStream terminal;
    private final Set<String> calling = new TreeSet<>();
    private int images;
    private int ended;
    private Optional<BigDecimal> left = Optional.empty();

    /**
     * @param lasting where lines go that stay
     * @param terminal where the live line goes
     */
    LiveProgress(Progress lasting, PrintStream terminal) {
        this.lasting = lasting;
        this.terminal = terminal;
    }

    @Override
    public synchronized void warnings(List<Problem> found) {
        clear();
        lasting.warnings(found);
        draw();
    }

    @Override
    public synchronized void planned(int count, int toBuy) {
        images = count;
        lasting.planned(count, toBuy);
    }

    @Override
    public synchronized void calling(String image) {
        calling.add(image);
        draw();
    }

    @Override
    public synchronized void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft) {
        calling.remove(image);
        left = creditsLeft.or(() -> left);
        clear();
        lasting.ended(image, ending, took, creditsLeft);
        draw();
    }

    /** Threads may come here in another order than they counted. */
    @Override
    public synchronized void counted(int count) {
        ended = Math.max(ended, count);
    }

    @Override
    public synchronized void waiting(String why) {
        clear();
        lasting.waiting(why);
    }

    @Override
    public synchronized void warning(String message) {
        clear();
        lasting.warning(message);
        draw();
    }

    @Override
    public synchronized void stillRunning(int done, int all) {
        draw();
    }

    private void draw() {
        if (calling.isEmpty()) {
            return;
        }
        String credits = left.map(value -> ", " + value.stripTrailingZeros().toPlainString() + " credits left")
                .orElse("");
        String line = "  " + ended + "/" + images + " done, " + calling.size() + " in flight" + credits + ": "
                + String.join(" ", calling);
        String shown = line.length() > WIDTH_COLUMNS ? line.substring(0, WIDTH_COLUMNS - 3) + "..." : line;
        terminal.print("\r" + " ".repeat(WIDTH_COLUMNS) + "\r" + shown);
        terminal.flush();
    }

    private void clear() {
        terminal.print("\r" + " ".repeat(WIDTH_COLUMNS) + "\r");
        terminal.flush();
    }
}
