package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.output.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where files of the output directory go that must make room but must not be deleted: below the home, which
 * {@code mvn clean} does not touch, with a copy in the report directory to be found.
 */
final class Aside {

    private static final String NAME = "replaced";
    private static final int DIGITS_OF_DIGEST = 16;

    private final Path directory;
    private final OutputDirectory reports;

    Aside(RunPaths places) {
        this.directory = ofProject(places, "aside");
        this.reports = new OutputDirectory(places.reportDirectory());
    }

    /** A directory below the home that is for one output directory. */
    static Path ofProject(RunPaths places, String purpose) {
        String project = Sha256.of(places.outputDirectory().toAbsolutePath().toString());
        return places.home().resolve(purpose).resolve(project.substring(0, DIGITS_OF_DIGEST));
    }

    /** Moves a file of the output directory away and says where it is now. */
    Path keep(OutputDirectory output, String relative) throws IOException {
        // A link that leads out is told before the file has left its place.
        var unused = reports.resolve(NAME + "/" + relative);
        Directories.createUnforced(Directories.of(directory));
        Path kept = output.setAside(relative, directory).orElse(output.resolve(relative));
        reports.place(kept, NAME + "/" + directory.relativize(kept).toString().replace('\\', '/'));
        return kept;
    }
}
