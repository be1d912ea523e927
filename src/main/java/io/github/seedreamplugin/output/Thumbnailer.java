package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.FileFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes small JPEG copies of pictures. Pixels are skipped while reading, so that memory is bounded by the thumbnail's
 * size, and averaged here rather than through AWT, which needs a working display or none at all.
 */
public final class Thumbnailer {

    private static final float QUALITY = 0.85f;
    // More is read than is kept, so that every pixel kept is an average of several.
    private static final int OVERSAMPLING = 3;
    // A progressive JPEG is decoded as a whole before any pixel can be skipped, in about three bytes a pixel.
    private static final long MOST_PIXELS = 50_000_000;

    /**
     * Writes a copy whose longer side has at most {@code longestSide} pixels; a smaller picture keeps its size.
     *
     * @throws IOException if the target cannot be written
     */
    public Thumbnail make(Path picture, Path target, int longestSide) throws IOException {
        if (longestSide < 1) {
            throw new IllegalArgumentException("longestSide is " + longestSide + ", not 1 or more");
        }
        BufferedImage small;
        try {
            small = AreaAverage.shrink(read(picture, longestSide), longestSide);
        } catch (MalformedPictureException e) {
            return new Thumbnail.NotDrawable(e.reason());
        } catch (IOException | RuntimeException | LinkageError e) {
            // The JDK's decoders answer damaged data with exceptions of every kind, and slim Java runtimes lack them.
            return new Thumbnail.NotDrawable(
                    "cannot be decoded: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            AtomicFile.write(target.toAbsolutePath(), out -> write(small, out));
        } catch (IOException e) {
            throw FileFailure.explain("cannot write", target, e);
        }
        return new Thumbnail.Made(small.getWidth(), small.getHeight());
    }

    private static BufferedImage read(Path picture, int longestSide) throws IOException, MalformedPictureException {
        try (ImageInputStream in = new FileImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new MalformedPictureException("is of a kind that Java cannot draw");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return reader.read(0, sparse(reader, longestSide));
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReadParam sparse(ImageReader reader, int longestSide)
            throws IOException, MalformedPictureException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new MalformedPictureException("has " + width + "x" + height + " pixels, too many to draw small");
        }
        int step = (int) Math.max(1, Math.max(width, height) / ((long) longestSide * OVERSAMPLING));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static void write(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
