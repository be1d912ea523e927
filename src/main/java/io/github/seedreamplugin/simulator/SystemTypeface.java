package io.github.seedreamplugin.simulator;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/** The fonts that Java finds on this machine, for any script that they have. */
final class SystemTypeface implements Typeface {

    private static final Color SHADOW = new Color(0, 0, 0, 70);
    private static final Color FAINT = new Color(255, 255, 255, 215);
    private static final Map<TextAttribute, Object> SPACED = Map.of(TextAttribute.TRACKING, 0.22f);

    private final Graphics2D graphics;
    private final Map<Line, Font> fonts = new HashMap<>();

    SystemTypeface(BufferedImage image) {
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    @Override
    public int width(Line line) {
        return graphics.getFontMetrics(font(line)).stringWidth(line.text());
    }

    @Override
    public void draw(Line line, int x, int baseline) {
        graphics.setFont(font(line));
        int offset = Math.max(1, line.size() / 24);
        graphics.setColor(SHADOW);
        graphics.drawString(line.text(), x + offset, baseline + offset);
        graphics.setColor(line.style() == Style.NOTE ? FAINT : Color.WHITE);
        graphics.drawString(line.text(), x, baseline);
    }

    private Font font(Line line) {
        return fonts.computeIfAbsent(new Line("", line.size(), line.style()), SystemTypeface::make);
    }

    private static Font make(Line line) {
        Font font = new Font(Font.SANS_SERIF, line.style() == Style.NOTE ? Font.PLAIN : Font.BOLD, line.size());
        return line.style() == Style.LABEL ? font.deriveFont(SPACED) : font;
    }
}
