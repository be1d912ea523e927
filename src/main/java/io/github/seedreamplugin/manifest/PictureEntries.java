package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The text of a manifest for pictures that exist. */
final class PictureEntries {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "webp");

    private static final String HEAD = """
            # yaml-language-server: $schema=images.schema.json
            # Write a prompt for each picture; until then, the goal validate reports those that are missing.
            version: 1
            images:
            """;

    private final Path directory;
    private final StringBuilder text = new StringBuilder(HEAD);
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private PictureEntries(Path directory) {
        this.directory = directory;
    }

    static String of(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is not a directory: name one that has pictures");
        }
        List<Path> pictures;
        try (Stream<Path> files = Files.walk(directory)) {
            pictures = files.filter(PictureEntries::isPicture).sorted().toList();
        }
        if (pictures.isEmpty()) {
            throw new IOException(directory + " has no picture: name a directory with .jpg, .png or .webp files");
        }
        PictureEntries entries = new PictureEntries(directory);
        for (Path picture : pictures) {
            entries.add(picture);
        }
        return entries.text.toString();
    }

    private static boolean isPicture(Path file) {
        return Files.isRegularFile(file) && EXTENSIONS.contains(extension(file).toLowerCase(Locale.ROOT));
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void add(Path picture) throws IOException {
        String path = directory.relativize(picture).toString().replace('\\', '/');
        Optional<int[]> size = size(picture);
        String shown = path.codePoints().anyMatch(ProblemText::isUnprintable) ? "" : path;
        text.append("  ").append(name(path)).append(":  # ").append(shown);
        size.ifPresent(pixels -> text.append(", ").append(pixels[0]).append('x').append(pixels[1]));
        text.append("\n    prompt:  # say what the picture should show\n");
        size.ifPresent(pixels -> text.append("    aspect_ratio: ")
                .append(nearest((double) pixels[0] / pixels[1]).value())
                .append('\n'));
    }

    /** A name that no other picture has, of the characters that names may have. */
    private String name(String path) {
        String plain = path.substring(0, path.lastIndexOf('.'))
                .replaceAll("[^A-Za-z0-9._/-]", "-")
                .replaceAll("(^|/)[._-]+", "$1")
                .replaceAll("\\.+(/|$)", "$1");
        String base = ImageName.fault(plain).isEmpty() ? plain : "image";
        String name = base;
        for (int number = 2; !names.add(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    /** Width and height; empty for a format that the JDK cannot read. */
    private static Optional<int[]> size(Path picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return Optional.of(new int[] {reader.getWidth(0), reader.getHeight(0)});
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The ratio that differs least, by proportion. */
    private static AspectRatio nearest(double quotient) {
        AspectRatio nearest = AspectRatio.SQUARE;
        for (AspectRatio ratio : AspectRatio.values()) {
            if (difference(ratio, quotient) < difference(nearest, quotient)) {
                nearest = ratio;
            }
        }
        return nearest;
    }

    private static double difference(AspectRatio ratio, double quotient) {
        return Math.abs(Math.log(ratio.quotient() / quotient));
    }
}
