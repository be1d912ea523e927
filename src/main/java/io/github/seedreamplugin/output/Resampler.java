package io.github.seedreamplugin.output;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Draws a picture smaller: each pixel that stays is the weighted sum of those that it stands for, first along the rows
 * and then down the columns. Keeps a few rows in memory beside the two pictures.
 */
final class Resampler {

    private static final int WHITE = 255;
    private static final int BANDS = 3;

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
        BufferedImage small = transparent
                ? new BufferedImage(across.length(), down.length(), BufferedImage.TYPE_INT_ARGB)
                : rgb(across.length(), down.length());
        DataBuffer pixels = small.getRaster().getDataBuffer();
        PixelRows source = new PixelRows(image, across);
        float[] sums = new float[across.length() * 4];
        int read = 0;
        for (int y = 0; y < down.length(); y++) {
            for (; read < down.end(y); read++) {
                source.read(read, rows[read % rows.length]);
            }
            add(y, sums);
            if (pixels instanceof DataBufferByte bytes) {
                write(sums, bytes.getData(), y * across.length() * BANDS);
            } else {
                write(sums, ((DataBufferInt) pixels).getData(), y * across.length());
            }
        }
        return small;
    }

    /** Bytes in the order in which the JDK's JPEG encoder takes them: from other pictures it takes two or three times as long. */
    private static BufferedImage rgb(int width, int height) {
        ComponentColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, BANDS, null);
        return new BufferedImage(colors, raster, false, null);
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

    /** A row of opaque pixels. */
    private static void write(float[] sums, byte[] pixels, int first) {
        int at = first;
        for (int i = 0; i < sums.length; i += 4) {
            float white = WHITE - Math.min(WHITE, Math.max(0, sums[i + 3]));
            pixels[at++] = (byte) whole(sums[i] + white);
            pixels[at++] = (byte) whole(sums[i + 1] + white);
            pixels[at++] = (byte) whole(sums[i + 2] + white);
        }
    }

    /** A row with transparency. */
    private static void write(float[] sums, int[] pixels, int first) {
        int at = first;
        for (int i = 0; i < sums.length; i += 4) {
            float alpha = Math.min(WHITE, Math.max(0, sums[i + 3]));
            float share = alpha == 0 ? 0 : WHITE / alpha;
            pixels[at++] = whole(alpha) << 24
                    | whole(sums[i] * share) << 16
                    | whole(sums[i + 1] * share) << 8
                    | whole(sums[i + 2] * share);
        }
    }

    private static int whole(float value) {
        return value <= 0 ? 0 : value >= WHITE ? WHITE : (int) (value + 0.5f);
    }
}
