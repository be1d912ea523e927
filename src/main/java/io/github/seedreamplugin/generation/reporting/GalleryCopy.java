package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The gallery that a run left in its report directory, copied to where it is published: the page, its style, its pictures
 * and what it links to, and nothing else that lies there.
 */
public final class GalleryCopy {

    private static final String PAGE = "index.html";
    private static final List<String> FILES = List.of(PAGE, "gallery.css", "credit-report.json", "credit-report.md");

    private final OutputDirectory reports;
    private final OutputDirectory target;

    /**
     * Nothing is copied yet.
     *
     * @param reportDirectory where the run left its reports
     * @param target the directory that the copy goes to
     */
    public GalleryCopy(Path reportDirectory, Path target) {
        this.reports = new OutputDirectory(reportDirectory);
        this.target = new OutputDirectory(target);
    }

    /** Copies what is there; a run that was killed may not have come to all of it. */
    public void make(Run run) throws IOException {
        for (String file : FILES) {
            copy(file);
        }
        for (ImageResult image : run.images()) {
            for (ResultFile file : image.files()) {
                copy(GalleryFiles.name(GalleryFiles.THUMBNAILS, file));
                copy(GalleryFiles.name(GalleryFiles.PREVIEWS, file));
            }
            Optional<String> quarantined = image.problem().flatMap(Failure::quarantined);
            if (quarantined.isPresent()) {
                copy(quarantined.get());
            }
        }
    }

    /** Paths of the report are followed only inside both directories, and what a link leads to was never part of it. */
    private void copy(String file) throws IOException {
        Path source = reports.resolve(file);
        if (Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            target.write(file, out -> Files.copy(source, out));
        }
    }

    /** The page, relative to the copy's directory, if there is one. */
    public Optional<String> page() {
        return Optional.of(PAGE)
                .filter(name -> Files.isRegularFile(target.root().resolve(name)));
    }
}
