package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.simulator.Typeface.Line;
import io.github.seedreamplugin.simulator.Typeface.Style;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sets a title as large as it fits, a label above it, and notes at the bottom. */
final class Poster {

    private static final double LEADING = 1.22;
    private static final int LONGEST_TITLE = 700;

    private final Typeface typeface;
    private final PixelSize size;
    private final int unit;

    Poster(Typeface typeface, PixelSize size) {
        this.typeface = typeface;
        this.size = size;
        unit = Math.min(size.width(), size.height()) / 100;
    }

    void label(String text) {
        typeface.draw(new Line(text, unit * 38 / 10, Style.LABEL), margin(), unit * 11);
    }

    /** Below the label, in the upper part of the picture. */
    void title(String text) {
        String title = shorten(text);
        int room = size.height() / 2 - unit * 13;
        int letters = unit * 8;
        List<String> lines = wrap(title, letters);
        while (lines.size() * letters * LEADING > room && letters > unit * 3) {
            letters -= unit / 2;
            lines = wrap(title, letters);
        }
        int shown = Math.min(lines.size(), (int) (room / (letters * LEADING)));
        int baseline = unit * 13 + letters;
        for (int i = 0; i < shown; i++) {
            String more = i == shown - 1 && shown < lines.size() ? "…" : "";
            typeface.draw(new Line(lines.get(i) + more, letters, Style.TITLE), margin(), baseline);
            baseline += (int) (letters * LEADING);
        }
    }

    void notes(String left, String right) {
        int baseline = size.height() - unit * 6;
        typeface.draw(new Line(left, unit * 24 / 10, Style.NOTE), margin(), baseline);
        Line mark = new Line(right, unit * 24 / 10, Style.NOTE);
        typeface.draw(mark, size.width() - margin() - typeface.width(mark), baseline);
    }

    private int margin() {
        return unit * 7;
    }

    private List<String> wrap(String text, int letters) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (end > start && !fits(text.substring(start, next), letters)) {
                lines.add(text.substring(start, end).strip());
                start = end;
            }
            while (!fits(text.substring(start, next), letters)) {
                int cut = longestThatFits(text, start, letters);
                lines.add(text.substring(start, cut));
                start = cut;
            }
            end = next;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    /** For words wider than the picture. */
    private int longestThatFits(String text, int start, int letters) {
        int end = text.offsetByCodePoints(start, 1);
        while (end < text.length() && fits(text.substring(start, text.offsetByCodePoints(end, 1)), letters)) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private boolean fits(String text, int letters) {
        boolean single = text.codePointCount(0, text.length()) <= 1;
        // Long lines are hard to read, and words at the very edge look like an accident.
        int room = (size.width() - 2 * margin()) * (size.width() > size.height() ? 85 : 100) / 100;
        return single || typeface.width(new Line(text.strip(), letters, Style.TITLE)) <= room;
    }

    private static String shorten(String text) {
        String plain = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_TITLE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
