package io.github.seedreamplugin.output;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Decodes pictures by the JDK's own readers, which need no display. */
final class PictureDecoder {

    // More is read than is kept, so that every pixel kept is a mean of several.
    private static final int OVERSAMPLING = 3;
    // A progressive JPEG is decoded as a whole before any pixel can be skipped, in about three bytes a pixel.
    private static final long MOST_PIXELS = 50_000_000;

    private PictureDecoder() {}

    /** A picture for a copy of that size: of a far larger one, pixels are skipped while it is read. */
    static BufferedImage read(Path picture, int longestSide) throws IOException, MalformedPictureException {
        return decode(picture, (long) longestSide * OVERSAMPLING);
    }

    /** Every pixel. */
    static BufferedImage read(Path picture) throws IOException, MalformedPictureException {
        return decode(picture, Long.MAX_VALUE);
    }

    private static BufferedImage decode(Path picture, long enough) throws IOException, MalformedPictureException {
        try (ImageInputStream in = new FileImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new MalformedPictureException("has a format that Java cannot read");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return reader.read(0, sparse(reader, enough));
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReadParam sparse(ImageReader reader, long enough)
            throws IOException, MalformedPictureException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new MalformedPictureException("has " + width + "x" + height + " pixels, too many to scale down");
        }
        int step = (int) Math.max(1, Math.max(width, height) / enough);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }
}
