package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The manifests of a directory, which are read together: its files {@code *.yaml} but locks and hidden files.
 *
 * @param manifests sorted by name
 * @param problems a manifest that would not be read because of its extension, or that there is none at all
 */
record ManifestDirectory(List<Path> manifests, List<Problem> problems) {

    private static final String EXTENSION = ".yaml";
    private static final Pattern YAML = Pattern.compile("\\.ya?ml$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCK = Pattern.compile("\\.lock\\.ya?ml$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("^version *:", Pattern.MULTILINE);
    private static final Pattern IMAGES = Pattern.compile("^images *:", Pattern.MULTILINE);

    static ManifestDirectory of(Path directory) throws IOException {
        TreeSet<Path> manifests = new TreeSet<>();
        TreeSet<Path> others = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ManifestDirectory::isCandidate)) {
            files.forEach(file -> (name(file).endsWith(EXTENSION) ? manifests : others).add(file));
        }
        List<Problem> problems = new ArrayList<>();
        others.stream().filter(ManifestDirectory::isManifest).forEach(file -> problems.add(misnamed(file)));
        if (manifests.isEmpty() && problems.isEmpty()) {
            String message = "the directory has no file *.yaml: write a manifest there, or name another one with"
                    + " -Dseedream.manifest";
            problems.add(new Problem(directory, Location.START, ProblemCode.FILE_MISSING, message, ""));
        }
        return new ManifestDirectory(List.copyOf(manifests), problems);
    }

    private static boolean isCandidate(Path file) {
        String name = name(file);
        return YAML.matcher(name).find()
                && !name.startsWith(".")
                && !LOCK.matcher(name).find()
                && !Files.isDirectory(file);
    }

    /** Other tools have files with these extensions too. */
    private static boolean isManifest(Path file) {
        return SourceReader.read(file) instanceof SourceReading.Read read
                && VERSION.matcher(read.source().text()).find()
                && IMAGES.matcher(read.source().text()).find();
    }

    private static Problem misnamed(Path file) {
        String message = "in a directory of manifests, only files *.yaml are read: rename this one to "
                + YAML.matcher(name(file)).replaceFirst(EXTENSION) + ", or move it elsewhere";
        return new Problem(file, Location.START, ProblemCode.WRONG_EXTENSION, message, "");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
