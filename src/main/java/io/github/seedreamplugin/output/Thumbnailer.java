package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.FileFailure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Makes small JPEG copies of pictures, to be looked at. What cannot be drawn costs its copies and nothing else. */
public final class Thumbnailer {

    private static final float QUALITY = 0.85f;

    /**
     * A copy to be made.
     *
     * @param longestSide how many pixels its longer side has at most; a smaller picture keeps its size
     * @param target where it goes
     */
    public record SmallCopy(int longestSide, Path target) {
        public SmallCopy {
            if (longestSide < 1) {
                throw new IllegalArgumentException("longestSide is " + longestSide + ", not 1 or more");
            }
        }
    }

    /** Writes one copy. */
    public Thumbnail make(Path picture, Path target, int longestSide) throws IOException {
        return make(picture, List.of(new SmallCopy(longestSide, target)));
    }

    /**
     * Writes several copies and decodes the picture once: each is drawn from the next larger one.
     *
     * @return the size of the largest one, or why there is none
     * @throws IOException if a target cannot be written
     */
    public Thumbnail make(Path picture, List<SmallCopy> copies) throws IOException {
        List<SmallCopy> largestFirst = new ArrayList<>(copies);
        largestFirst.sort(Comparator.comparing(SmallCopy::longestSide).reversed());
        List<Drawn> drawn;
        try {
            drawn = draw(picture, largestFirst);
        } catch (MalformedPictureException e) {
            return new Thumbnail.NotDrawable(e.reason());
        } catch (OutOfMemoryError e) {
            return new Thumbnail.NotDrawable("needs more memory than this JVM has");
        } catch (IOException | RuntimeException | LinkageError e) {
            // The JDK's decoders answer damaged data with exceptions of every kind, and slim Java runtimes lack them.
            return new Thumbnail.NotDrawable(
                    "cannot be decoded: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        for (Drawn copy : drawn) {
            write(copy);
        }
        return new Thumbnail.Made(drawn.get(0).width(), drawn.get(0).height());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Drawn(Path target, byte[] jpeg, int width, int height) {}

    private static List<Drawn> draw(Path picture, List<SmallCopy> largestFirst)
            throws IOException, MalformedPictureException {
        BufferedImage image = PictureDecoder.read(picture, largestFirst.get(0).longestSide());
        List<Drawn> drawn = new ArrayList<>();
        for (SmallCopy copy : largestFirst) {
            image = shrink(image, copy.longestSide());
            drawn.add(new Drawn(
                    copy.target().toAbsolutePath(),
                    PictureEncoder.jpeg(image, QUALITY),
                    image.getWidth(),
                    image.getHeight()));
        }
        return drawn;
    }

    private static BufferedImage shrink(BufferedImage image, int longestSide) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double scale = Math.min(1.0, (double) longestSide / longest);
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        return Resampler.opaque(image, width, height, Filter.AREA);
    }

    private static void write(Drawn copy) throws IOException {
        try {
            AtomicFile.writeUnforced(copy.target(), out -> out.write(copy.jpeg()));
        } catch (IOException e) {
            throw FileFailure.explain("cannot write", copy.target(), e);
        }
    }
}
