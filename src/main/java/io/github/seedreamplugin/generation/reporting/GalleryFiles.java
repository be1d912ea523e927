package io.github.seedreamplugin.generation.reporting;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.report.EarlierTake;
import io.github.seedreamplugin.report.GalleryPictures;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pictures of the gallery: small ones for the page and larger ones to look at. They lie in the report directory,
 * since Jenkins serves nothing from beside it, as copies of those in the bank, under their originals' digests.
 */
final class GalleryFiles {

    static final String THUMBNAILS = "thumbnails";
    static final String PREVIEWS = "previews";

    private static final int DIGITS_OF_DIGEST = 16;
    /** Most are ready by now. One that is not appears in the gallery of the next build. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{" + DIGITS_OF_DIGEST + "}\\.jpg");

    /** A guarded one: a link among its folders must not have files written or deleted elsewhere. */
    private final OutputDirectory reports;

    private final Path outputDirectory;
    private final SmallPictures small;
    private boolean complete = true;

    GalleryFiles(RunPaths places, SmallPictures small) {
        this.reports = new OutputDirectory(places.reportDirectory());
        this.outputDirectory = places.outputDirectory();
        this.small = small;
    }

    GalleryPictures make(Run run) throws IOException {
        List<ResultFile> files =
                run.images().stream().flatMap(image -> image.files().stream()).toList();
        want(files, unpicked(run));
        await(patience(run));
        Map<String, String> thumbnails = new ConcurrentHashMap<>();
        Map<String, String> previews = new ConcurrentHashMap<>();
        try {
            files.parallelStream().forEach(file -> {
                copy(file, SmallPictures.Kind.THUMBNAIL, name(THUMBNAILS, file), thumbnails);
                copy(file, SmallPictures.Kind.PREVIEW, name(PREVIEWS, file), previews);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Map<String, String> unpublished = unpublished(run);
        List<String> shown = new ArrayList<>(thumbnails.values());
        shown.addAll(unpublished.values());
        removeOthers(THUMBNAILS, shown);
        removeOthers(PREVIEWS, previews.values());
        return new GalleryPictures(thumbnails, previews, unpublished);
    }

    /**
     * How long a run waits for pictures that are not drawn yet. One that made no call had no time to draw meanwhile: it takes
     * as long again as it has taken, since otherwise many builds would each go through all images to draw a few.
     */
    static Duration patience(Run run) {
        if (run.simulated()) {
            // It is there to be looked at, and its calls leave no time to draw meanwhile.
            return MOST_PATIENCE;
        }
        if (run.hasCalled() || run.took().compareTo(PATIENCE) < 0) {
            return PATIENCE;
        }
        return run.took().compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : run.took();
    }

    /** The thumbnails of what the lock had before and of what is not picked, as far as the bank still has them. */
    private Map<String, String> unpublished(Run run) throws IOException {
        Map<String, String> unpublished = new ConcurrentHashMap<>();
        for (ImageResult image : run.images()) {
            for (Picture picture : image.before().map(EarlierTake::pictures).orElse(List.of())) {
                ResultFile file = new ResultFile(picture.sha256(), picture);
                copy(file, SmallPictures.Kind.THUMBNAIL, name(THUMBNAILS, file), unpublished);
            }
        }
        for (ResultFile file : unpicked(run)) {
            copy(file, SmallPictures.Kind.THUMBNAIL, name(THUMBNAILS, file), unpublished);
        }
        return unpublished;
    }

    private static List<ResultFile> unpicked(Run run) {
        return run.images().stream()
                .flatMap(image -> image.unpicked().stream())
                .map(other -> new ResultFile(other.picture().sha256(), other.picture()))
                .toList();
    }

    private void want(List<ResultFile> files, List<ResultFile> unpicked) {
        for (ResultFile file : unpicked) {
            if (!isHere(name(THUMBNAILS, file))) {
                small.want(file.picture(), outputDirectory.resolve(file.path()));
            }
        }
        for (ResultFile file : files) {
            if (!isHere(name(THUMBNAILS, file)) || !isHere(name(PREVIEWS, file))) {
                small.want(file.picture(), outputDirectory.resolve(file.path()));
            }
        }
    }

    private void await(Duration longest) {
        try {
            complete = small.await(longest);
        } catch (InterruptedException e) {
            complete = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the gallery of another build could have no picture that this one lacks. */
    boolean isComplete() {
        return complete;
    }

    private boolean isHere(String name) {
        return Files.exists(reports.root().resolve(name));
    }

    /** The path of a picture's smaller version, relative to the report directory. */
    static String name(String directory, ResultFile file) {
        return directory + "/" + file.picture().sha256().substring(0, DIGITS_OF_DIGEST) + ".jpg";
    }

    private void copy(ResultFile file, SmallPictures.Kind kind, String name, Map<String, String> copied) {
        try {
            if (!isHere(name)) {
                Optional<Path> made = small.find(file.picture(), kind);
                if (made.isEmpty()) {
                    return;
                }
                reports.write(name, out -> Files.copy(made.get(), out));
            }
            copied.put(file.path(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
