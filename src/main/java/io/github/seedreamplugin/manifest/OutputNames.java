package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.PictureType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds images that would write each other's files, also on file systems that do not tell upper from lower case. */
final class OutputNames {

    /**
     * An image by what its files are called.
     *
     * @param lower the lower name, which it is compared by
     * @param published how many files there are
     * @param problems of the manifest that it is written in
     */
    private record Named(String name, String lower, Location location, int published, Problems problems) {

        /** Where it is written, as messages about the other one say it. */
        String place(Named other) {
            String line = " on line " + location().line();
            Path file = problems.file();
            return file.equals(other.problems().file()) ? line : line + " of " + file.getFileName();
        }

        /** Images of one matrix that have one name are reported there. */
        boolean isOfSameEntry(Named other) {
            return problems == other.problems() && location.equals(other.location());
        }

        void report(ProblemCode code, String message, String subject) {
            problems.add(location, code, message, subject);
        }
    }

    private final List<Named> images = new ArrayList<>();
    /** Paths without their extension, in lower case, and the image that writes them. */
    private final Map<String, Named> claims = new HashMap<>();

    void add(String name, Location location, int published, Problems problems) {
        images.add(new Named(name, name.toLowerCase(Locale.ROOT), location, published, problems));
    }

    /** Adds a problem for each image that gets into the way of one before it. */
    void check() {
        for (Named image : images) {
            claim(image);
        }
        for (Named image : images) {
            claimNumbered(image);
        }
        Set<String> folders = new HashSet<>();
        for (Named image : images) {
            checkFolders(image, folders);
        }
    }

    private void claim(Named image) {
        Named earlier = claims.putIfAbsent(image.lower(), image);
        if (earlier != null && !earlier.isOfSameEntry(image)) {
            String message = image.name().equals(earlier.name())
                    ? "the name " + image.name() + " is the same as" + earlier.place(image) + ": rename one"
                    : "the name " + image.name() + " differs only in case from " + earlier.name() + earlier.place(image)
                            + ", and not every file system tells them apart: rename one";
            image.report(ProblemCode.NAME_COLLISION, message, image.name());
        }
    }

    /** With more than one picture, {@code hero} writes {@code hero-1}, {@code hero-2} and so on. */
    private void claimNumbered(Named image) {
        for (int number = 1; image.published() > 1 && number <= image.published(); number++) {
            String file = image.lower() + "-" + number;
            Named other = claims.putIfAbsent(file, image);
            if (other != null && !other.lower().equals(image.lower())) {
                reportClash(image, other, image.name() + "-" + number);
            }
        }
    }

    private void reportClash(Named numbered, Named other, String file) {
        boolean isLater = images.indexOf(numbered) > images.indexOf(other);
        Named later = isLater ? numbered : other;
        Named earlier = isLater ? other : numbered;
        later.report(
                ProblemCode.OUTPUT_COLLISION,
                later.name() + " and " + earlier.name() + earlier.place(later) + " would both write " + file
                        + ", because " + numbered.name() + " has " + numbered.published()
                        + " pictures: rename one",
                earlier.name());
    }

    private void checkFolders(Named image, Set<String> known) {
        String path = image.lower();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            String folder = path.substring(0, slash);
            if (known.add(folder)) {
                checkFolder(image, folder);
            }
        }
    }

    private void checkFolder(Named image, String folder) {
        for (PictureType type : PictureType.values()) {
            String extension = "." + type.extension();
            Named writer = folder.endsWith(extension)
                    ? claims.get(folder.substring(0, folder.length() - extension.length()))
                    : null;
            if (writer != null) {
                image.report(
                        ProblemCode.OUTPUT_COLLISION,
                        image.name() + " needs a folder " + folder + ", which may be the file that " + writer.name()
                                + writer.place(image) + " writes: rename one",
                        folder);
            }
        }
    }
}
