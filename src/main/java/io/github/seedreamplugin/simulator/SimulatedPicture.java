package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import java.awt.AWTError;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;

/** What the simulator sells: the prompt on a landscape of its own, plainly marked. The same request, the same bytes. */
final class SimulatedPicture {

    private final ImageAttributes attributes;
    private final int index;
    private final int count;
    private final PixelSize size;

    SimulatedPicture(ImageAttributes attributes, int index, int count) {
        this.attributes = attributes;
        this.index = index;
        this.count = count;
        this.size = PixelSize.of(attributes);
    }

    byte[] toJpeg() throws IOException {
        BufferedImage image = paint();
        try {
            letter(new SystemTypeface(image));
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            // Java without fonts, or with a display that cannot be reached, fails in any of these ways.
            return toJpegWithoutFonts();
        }
        return MarkedJpeg.encode(image);
    }

    /** As on a Java runtime that has none. */
    byte[] toJpegWithoutFonts() throws IOException {
        BufferedImage image = paint();
        letter(new BuiltInTypeface(pixels(image), size.width()));
        return MarkedJpeg.encode(image);
    }

    private BufferedImage paint() {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Landscape.paint(pixels(image), size.width(), seed());
        return image;
    }

    private void letter(Typeface typeface) {
        Poster poster = new Poster(typeface, size);
        poster.label("SIMULATED");
        poster.title(attributes.prompt());
        poster.notes(
                attributes.aspectRatio().value() + "  ·  " + attributes.size().value() + "  ·  " + size.width() + " × "
                        + size.height() + "  ·  " + attributes.optimizePrompt().value()
                        + (count > 1 ? "  ·  " + index + " of " + count : ""),
                attributes.watermark() ? "AI generated" : "");
    }

    private long seed() {
        return attributes.prompt().hashCode() * 31L + index;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
