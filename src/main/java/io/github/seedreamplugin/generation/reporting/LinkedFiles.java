package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.output.OutputDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The files that reports link to, as they lie beside them.
 *
 * @param reportDirectory the reports' directory
 */
public record LinkedFiles(Path reportDirectory) {

    /** Each flat, its files named by digests of pictures, or by image and time, so that no two shards' are the same. */
    private static final List<String> DIRECTORIES = List.of("thumbnails", "previews", "quarantine");

    /** Puts them beside other reports. */
    public void copyTo(Path otherReports) throws IOException {
        for (String directory : DIRECTORIES) {
            copy(reportDirectory.resolve(directory), new OutputDirectory(otherReports), directory);
        }
    }

    private static void copy(Path from, OutputDirectory reports, String directory) throws IOException {
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.createDirectories(reports.root().resolve(directory));
        try (DirectoryStream<Path> found = Files.newDirectoryStream(from)) {
            for (Path file : found) {
                // what a link leads to was never part of the reports
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Path copy = reports.resolve(directory + "/" + file.getFileName());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
