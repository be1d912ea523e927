package io.github.seedreamplugin.generation.reporting;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.Thumbnail;
import io.github.seedreamplugin.output.Thumbnailer;
import io.github.seedreamplugin.report.GalleryPictures;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pictures of the gallery: small ones for the page and larger ones to look at. They lie in the report directory,
 * since Jenkins serves nothing from beside it, under their originals' digests, so that none is made twice.
 */
final class GalleryFiles {

    static final String THUMBNAILS = "thumbnails";
    static final String PREVIEWS = "previews";

    private static final int THUMBNAIL_PIXELS = 480;
    private static final int PREVIEW_PIXELS = 1600;
    private static final int DIGITS_OF_DIGEST = 16;

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{" + DIGITS_OF_DIGEST + "}\\.jpg");

    /** A guarded one, lest a link among its folders has files written or deleted elsewhere. */
    private final OutputDirectory reports;

    private final Path outputDirectory;
    private final Thumbnailer thumbnailer = new Thumbnailer();

    GalleryFiles(RunPaths places) {
        this.reports = new OutputDirectory(places.reportDirectory());
        this.outputDirectory = places.outputDirectory();
    }

    GalleryPictures make(Run run) throws IOException {
        Map<String, String> thumbnails = new ConcurrentHashMap<>();
        Map<String, String> previews = new ConcurrentHashMap<>();
        try {
            // Shrinking takes a good part of a second a picture, and the machine has nothing else to do by now.
            run.images().stream().flatMap(image -> image.files().stream()).toList().parallelStream()
                    .forEach(file -> shrink(file, thumbnails, previews));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        removeOthers(THUMBNAILS, thumbnails.values());
        removeOthers(PREVIEWS, previews.values());
        return new GalleryPictures(thumbnails, previews);
    }

    /** The thumbnail is made of the preview: reading a whole 3K picture twice would cost as much again. */
    private void shrink(ResultFile file, Map<String, String> thumbnails, Map<String, String> previews) {
        try {
            Path original = outputDirectory.resolve(file.path());
            Optional<String> preview = shrink(original, name(PREVIEWS, file), PREVIEW_PIXELS);
            if (preview.isPresent()) {
                previews.put(file.path(), preview.get());
                shrink(reports.resolve(preview.get()), name(THUMBNAILS, file), THUMBNAIL_PIXELS)
                        .ifPresent(path -> thumbnails.put(file.path(), path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of a picture's smaller version, relative to the report directory. */
    static String name(String directory, ResultFile file) {
        return directory + "/" + file.picture().sha256().substring(0, DIGITS_OF_DIGEST) + ".jpg";
    }

    private Optional<String> shrink(Path larger, String name, int longestSide) throws IOException {
        Path target = reports.resolve(name);
        if (Files.exists(target)) {
            return Optional.of(name);
        }
        if (!Files.exists(larger)) {
            return Optional.empty();
        }
        Files.createDirectories(target.getParent());
        return thumbnailer.make(larger, target, longestSide) instanceof Thumbnail.Made
                ? Optional.of(name)
                : Optional.empty();
    }

    private void removeOthers(String directory, Collection<String> kept) throws IOException {
        Path path = reports.root().resolve(directory);
        if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
            return;
        }
        Set<Path> needed = new HashSet<>();
        kept.forEach(name -> needed.add(reports.root().resolve(name)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (OURS.matcher(file.getFileName().toString()).matches() && !needed.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
