package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A run as a few lines for a log: at most 12 images, what needs attention first, then the bill. Plain ASCII and at most
 * 100 characters wide, for every terminal and every CI server.
 */
public final class ConsoleTable {

    private static final int WIDTH = 100;
    private static final int MOST_IMAGES = 12;
    private static final int NAME_WIDTH = 36;
    private static final List<State> ATTENTION =
            List.of(State.FAILED, State.NOT_STARTED, State.BOUGHT, State.SIMULATED, State.RESTORED, State.CURRENT);
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x20-\\x7e]");
    private static final String ROW = "%-" + NAME_WIDTH + "s %-11s %8s %8s %8s  %s";

    /** What must not be overlooked; printed before the lines. */
    public Optional<String> warning(Run run) {
        return run.simulated() ? Optional.of("SIMULATED: nothing was bought and nothing was paid.") : Optional.empty();
    }

    /** The lines, without ends. */
    public List<String> lines(Run run) {
        List<String> lines = new ArrayList<>();
        if (!run.images().isEmpty()) {
            lines.add(row("image", "state", "pictures", "credits", "seconds", ""));
            addImages(run, lines);
            int more = run.images().size() - MOST_IMAGES;
            if (more > 0) {
                lines.add("... and " + more + " more");
            }
        }
        lines.addAll(wrapped(words(Headline.of(run) + " in " + DurationText.text(run.took()))));
        lines.addAll(wrapped(bill(run)));
        for (String note : run.notes()) {
            lines.addAll(wrapped(words(note)));
        }
        return lines;
    }

    private static void addImages(Run run, List<String> lines) {
        int most = lines.size() + MOST_IMAGES;
        for (State state : ATTENTION) {
            for (ImageResult image : run.images()) {
                if (image.state() == state && lines.size() < most) {
                    lines.add(row(image));
                }
            }
        }
    }

    /** What the run spent its time on, a line for each part of it, and all of it at the end. */
    public List<String> timings(Run run) {
        List<String> lines = new ArrayList<>();
        run.phases().forEach(phase -> lines.add(timing(phase.took(), phase.name())));
        lines.add(timing(run.took(), "in all"));
        return lines;
    }

    private static String timing(Duration took, String what) {
        return ascii(String.format(Locale.ROOT, "%8.3f s  %s", took.toMillis() / 1000.0, what));
    }

    private static String row(ImageResult image) {
        return row(
                ShortText.of(image.name(), NAME_WIDTH, "..."),
                image.state().value(),
                image.received() + "/" + image.requested(),
                Credits.text(image.credits()),
                DurationText.tenths(image.took()),
                image.problem().map(Failure::code).orElse(""));
    }

    private static String row(Object... cells) {
        return ascii(ShortText.cut(String.format(Locale.ROOT, ROW, cells), WIDTH, "..."));
    }

    private static List<String> bill(Run run) {
        List<String> pieces = new ArrayList<>(List.of("credits:"));
        for (BillLine line : BillLine.of(run)) {
            pieces.add(line.reason() + " " + line.amount() + ",");
        }
        pieces.add(balance(run));
        return pieces;
    }

    private static String balance(Run run) {
        Optional<BigDecimal> closing = run.bill().closing();
        if (closing.isPresent()) {
            return "balance " + Credits.text(closing.get());
        }
        return run.hasCalled() ? "balance unknown" : "no call made";
    }

    private static String ascii(String text) {
        return NOT_ASCII.matcher(SafeText.line(text)).replaceAll("?").stripTrailing();
    }

    private static List<String> words(String text) {
        return List.of(ascii(text).split(" ", -1));
    }

    private static List<String> wrapped(List<String> pieces) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            if (line.length() > 0 && line.length() + 1 + piece.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
