package io.github.seedreamplugin.output;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Hands out a picture's rows as red, green, blue and alpha from 0 to 255, the colours already multiplied by alpha. Reads
 * the raster's bytes where they can be read: asking the colour model for every pixel takes ten times as long.
 */
final class PixelRows {

    private static final int OPAQUE = 255;

    private final BufferedImage image;
    private final Optional<Layout> layout;
    private final int[] argb;

    PixelRows(BufferedImage image) {
        this.image = image;
        this.layout = Layout.of(image);
        this.argb = layout.isPresent() ? new int[0] : new int[image.getWidth()];
    }

    /** Fills {@code row}, four numbers a pixel. */
    void read(int y, float[] row) {
        if (layout.isPresent()) {
            layout.get().read(y, row);
            return;
        }
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

        void read(int y, float[] row) {
            int red = bands[0];
            int green = bands.length < 3 ? red : bands[1];
            int blue = bands.length < 3 ? red : bands[2];
            int at = start + y * stride;
            for (int x = 0; x < width * 4; x += 4, at += step) {
                row[x] = data[at + red] & 0xFF;
                row[x + 1] = data[at + green] & 0xFF;
                row[x + 2] = data[at + blue] & 0xFF;
                row[x + 3] = OPAQUE;
            }
            if (bands.length == 4) {
                multiply(start + y * stride + bands[3], row);
            }
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
