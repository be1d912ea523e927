package io.github.seedreamplugin.output;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Hands out a picture's rows, made narrower, as red, green, blue and alpha from 0 to 255, the colours already multiplied
 * by alpha. Reads the raster's bytes where they can be read: asking the colour model for every pixel takes ten times as
 * long.
 */
final class PixelRows {

    private static final int OPAQUE = 255;

    private final BufferedImage image;
    private final Optional<Layout> layout;
    private final Weights across;
    private final int[] argb;
    private final float[] whole;

    /** @param across what each pixel of the narrower rows is made of */
    PixelRows(BufferedImage image, Weights across) {
        this.image = image;
        this.across = across;
        this.layout = Layout.of(image);
        this.argb = layout.isPresent() ? new int[0] : new int[image.getWidth()];
        this.whole = new float[image.getWidth() * 4];
    }

    /** Fills {@code narrow}, four numbers a pixel. */
    void read(int y, float[] narrow) {
        if (layout.isPresent() && layout.get().isOpaque()) {
            layout.get().narrow(y, across, narrow);
            return;
        }
        if (layout.isPresent()) {
            layout.get().read(y, whole);
        } else {
            readByColourModel(y, whole);
        }
        narrow(narrow);
    }

    private void narrow(float[] narrow) {
        for (int x = 0; x < across.length(); x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            float alpha = 0;
            int from = across.start(x) * 4;
            for (float weight : across.at(x)) {
                red += whole[from] * weight;
                green += whole[from + 1] * weight;
                blue += whole[from + 2] * weight;
                alpha += whole[from + 3] * weight;
                from += 4;
            }
            narrow[x * 4] = red;
            narrow[x * 4 + 1] = green;
            narrow[x * 4 + 2] = blue;
            narrow[x * 4 + 3] = alpha;
        }
    }

    private void readByColourModel(int y, float[] row) {
        image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
        for (int x = 0; x < argb.length; x++) {
            int pixel = argb[x];
            int alpha = pixel >>> 24;
            float share = alpha / (float) OPAQUE;
            row[x * 4] = (pixel >> 16 & 0xFF) * share;
            row[x * 4 + 1] = (pixel >> 8 & 0xFF) * share;
            row[x * 4 + 2] = (pixel & 0xFF) * share;
            row[x * 4 + 3] = alpha;
        }
    }

    /** One byte a sample: what the JDK's decoders make of nearly every JPEG and PNG. A single band is grey. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy for each pixel row would cost what it saves.
    private record Layout(byte[] data, int start, int stride, int step, int[] bands, int width) {

        private static final int GREY = BufferedImage.TYPE_BYTE_GRAY;

        static Optional<Layout> of(BufferedImage image) {
            Raster raster = image.getRaster();
            if (!(raster.getDataBuffer() instanceof DataBufferByte buffer)
                    || !(raster.getSampleModel() instanceof ComponentSampleModel samples)
                    || buffer.getNumBanks() != 1
                    || !isPlain(image)) {
                return Optional.empty();
            }
            int start = buffer.getOffset()
                    - raster.getSampleModelTranslateY() * samples.getScanlineStride()
                    - raster.getSampleModelTranslateX() * samples.getPixelStride();
            return Optional.of(new Layout(
                    buffer.getData(),
                    start,
                    samples.getScanlineStride(),
                    samples.getPixelStride(),
                    samples.getBandOffsets(),
                    image.getWidth()));
        }

        private static boolean isPlain(BufferedImage image) {
            return switch (image.getType()) {
                case BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, GREY -> true;
                case BufferedImage.TYPE_CUSTOM ->
                    image.getColorModel().getColorSpace().isCS_sRGB()
                            && !image.isAlphaPremultiplied()
                            && image.getRaster().getNumBands() >= 3;
                default -> false;
            };
        }

        boolean isOpaque() {
            return bands.length < 4;
        }

        /** Nine in ten pictures come this way: straight from their bytes. */
        void narrow(int y, Weights across, float[] narrow) {
            int red = bands[0];
            int green = bands.length < 3 ? red : bands[1];
            int blue = bands.length < 3 ? red : bands[2];
            for (int x = 0; x < across.length(); x++) {
                float reds = 0;
                float greens = 0;
                float blues = 0;
                int at = start + y * stride + across.start(x) * step;
                for (float weight : across.at(x)) {
                    reds += (data[at + red] & 0xFF) * weight;
                    greens += (data[at + green] & 0xFF) * weight;
                    blues += (data[at + blue] & 0xFF) * weight;
                    at += step;
                }
                narrow[x * 4] = reds;
                narrow[x * 4 + 1] = greens;
                narrow[x * 4 + 2] = blues;
                narrow[x * 4 + 3] = OPAQUE;
            }
        }

        /** A row with transparency. */
        void read(int y, float[] row) {
            int at = start + y * stride;
            for (int x = 0; x < width * 4; x += 4, at += step) {
                row[x] = data[at + bands[0]] & 0xFF;
                row[x + 1] = data[at + bands[1]] & 0xFF;
                row[x + 2] = data[at + bands[2]] & 0xFF;
            }
            multiply(start + y * stride + bands[3], row);
        }

        private void multiply(int firstAlpha, float[] row) {
            int at = firstAlpha;
            for (int x = 0; x < width * 4; x += 4, at += step) {
                int alpha = data[at] & 0xFF;
                float share = alpha / (float) OPAQUE;
                row[x] *= share;
                row[x + 1] *= share;
                row[x + 2] *= share;
                row[x + 3] = alpha;
            }
        }
    }
}
