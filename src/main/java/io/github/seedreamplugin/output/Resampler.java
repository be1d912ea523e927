package io.github.seedreamplugin.output;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Draws a picture smaller: each pixel that stays is the weighted sum of those that it stands for, first along the rows
 * and then down the columns. Keeps a few rows in memory beside the two pictures.
 */
final class Resampler {

    private static final int WHITE = 255;

    private final BufferedImage image;
    private final Weights across;
    private final Weights down;
    private final float[][] rows;
    private final boolean transparent;

    private Resampler(BufferedImage image, Weights across, Weights down, boolean transparent) {
        this.image = image;
        this.across = across;
        this.down = down;
        this.rows = new float[down.most()][across.length() * 4];
        this.transparent = transparent;
    }

    /** A copy of that size, opaque: what is transparent lies on white. */
    static BufferedImage opaque(BufferedImage image, int width, int height, Filter filter) {
        return new Resampler(image, across(image, width, filter), down(image, height, filter), false).run();
    }

    /** A copy of that size with the transparency of the original. */
    static BufferedImage transparent(BufferedImage image, int width, int height, Filter filter) {
        return new Resampler(image, across(image, width, filter), down(image, height, filter), true).run();
    }

    private static Weights across(BufferedImage image, int width, Filter filter) {
        return Weights.of(filter, image.getWidth(), width);
    }

    private static Weights down(BufferedImage image, int height, Filter filter) {
        return Weights.of(filter, image.getHeight(), height);
    }

    private BufferedImage run() {
        int width = across.length();
        int height = down.length();
        BufferedImage small = new BufferedImage(
                width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
        PixelRows source = new PixelRows(image, across);
        float[] sums = new float[width * 4];
        int read = 0;
        for (int y = 0; y < height; y++) {
            for (; read < down.end(y); read++) {
                source.read(read, rows[read % rows.length]);
            }
            add(y, sums);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = pixel(sums, x * 4);
            }
        }
        return small;
    }

    private void add(int y, float[] sums) {
        Arrays.fill(sums, 0);
        int row = down.start(y);
        for (float weight : down.at(y)) {
            float[] added = rows[row % rows.length];
            for (int i = 0; i < sums.length; i++) {
                sums[i] += added[i] * weight;
            }
            row++;
        }
    }

    private int pixel(float[] sums, int at) {
        float alpha = Math.min(WHITE, Math.max(0, sums[at + 3]));
        if (!transparent) {
            float white = WHITE - alpha;
            return whole(sums[at] + white) << 16 | whole(sums[at + 1] + white) << 8 | whole(sums[at + 2] + white);
        }
        float share = alpha == 0 ? 0 : WHITE / alpha;
        return whole(alpha) << 24
                | whole(sums[at] * share) << 16
                | whole(sums[at + 1] * share) << 8
                | whole(sums[at + 2] * share);
    }

    private static int whole(float value) {
        return value <= 0 ? 0 : value >= WHITE ? WHITE : (int) (value + 0.5f);
    }
}
