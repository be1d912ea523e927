package io.github.seedreamplugin.output;

import java.awt.image.BufferedImage;

/** Shrinks a picture by averaging, for each pixel that stays, the block of pixels that it stands for. */
final class AreaAverage {

    private static final int WHITE = 0xFF;

    private final BufferedImage image;
    private final int width;
    private final int height;
    private final long[] sums;
    private final int[] counts;

    private AreaAverage(BufferedImage image, int width, int height) {
        this.image = image;
        this.width = width;
        this.height = height;
        this.sums = new long[width * 3];
        this.counts = new int[width];
    }

    /** A copy, opaque over white, whose longer side is at most {@code longestSide}. */
    static BufferedImage shrink(BufferedImage image, int longestSide) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double scale = Math.min(1.0, (double) longestSide / longest);
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        return new AreaAverage(image, width, height).run();
    }

    private BufferedImage run() {
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.getWidth()];
        int from = 0;
        for (int y = 0; y < height; y++) {
            int to = (int) ((long) (y + 1) * image.getHeight() / height);
            for (int source = from; source < to; source++) {
                image.getRGB(0, source, row.length, 1, row, 0, row.length);
                add(row);
            }
            small.setRGB(0, y, width, 1, takeAverages(), 0, width);
            from = to;
        }
        return small;
    }

    private void add(int[] row) {
        for (int x = 0; x < row.length; x++) {
            int target = (int) ((long) x * width / row.length);
            int argb = row[x];
            int alpha = argb >>> 24;
            for (int channel = 0; channel < 3; channel++) {
                int value = (argb >> (16 - 8 * channel)) & 0xFF;
                sums[target * 3 + channel] += (value * alpha + WHITE * (255 - alpha)) / 255;
            }
            counts[target]++;
        }
    }

    private int[] takeAverages() {
        int[] averages = new int[width];
        for (int x = 0; x < width; x++) {
            for (int channel = 0; channel < 3; channel++) {
                averages[x] = averages[x] << 8 | (int) (sums[x * 3 + channel] / counts[x]);
                sums[x * 3 + channel] = 0;
            }
            counts[x] = 0;
        }
        return averages;
    }
}
