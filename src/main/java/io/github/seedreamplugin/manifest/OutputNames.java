package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.PictureType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds images that would write each other's files, also on file systems that do not tell upper from lower case. */
final class OutputNames {

    /** An image by what its files are called; the lower name is what it is compared by. */
    private record Named(String name, String lower, Location location, int maxImages) {
        int line() {
            return location.line();
        }
    }

    private final Problems problems;
    private final List<Named> images = new ArrayList<>();
    /** Paths without their ending, in lower case, and the image that writes them. */
    private final Map<String, Named> claims = new HashMap<>();

    OutputNames(Problems problems) {
        this.problems = problems;
    }

    void add(String name, Location location, int maxImages) {
        images.add(new Named(name, name.toLowerCase(Locale.ROOT), location, maxImages));
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
        if (earlier != null) {
            problems.add(
                    image.location(),
                    ProblemCode.NAME_COLLISION,
                    "the name " + image.name() + " differs only in case from " + earlier.name() + " on line "
                            + earlier.line() + ", and not every file system tells them apart: rename one");
        }
    }

    /** With more than one picture, {@code hero} writes {@code hero-1}, {@code hero-2} and so on. */
    private void claimNumbered(Named image) {
        for (int number = 1; image.maxImages() > 1 && number <= image.maxImages(); number++) {
            String file = image.lower() + "-" + number;
            Named other = claims.putIfAbsent(file, image);
            if (other != null && !other.lower().equals(image.lower())) {
                reportClash(image, other, image.name() + "-" + number);
            }
        }
    }

    private void reportClash(Named numbered, Named other, String file) {
        boolean isLater = numbered.location().compareTo(other.location()) > 0;
        Named later = isLater ? numbered : other;
        Named earlier = isLater ? other : numbered;
        problems.add(
                later.location(),
                ProblemCode.OUTPUT_COLLISION,
                later.name() + " and " + earlier.name() + " on line " + earlier.line() + " would both write " + file
                        + ", since " + numbered.name() + " has max_images " + numbered.maxImages() + ": rename one",
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
            String ending = "." + type.extension();
            Named writer =
                    folder.endsWith(ending) ? claims.get(folder.substring(0, folder.length() - ending.length())) : null;
            if (writer != null) {
                problems.add(
                        image.location(),
                        ProblemCode.OUTPUT_COLLISION,
                        image.name() + " needs a folder " + folder + ", which may be the file that " + writer.name()
                                + " on line " + writer.line() + " writes: rename one",
                        folder);
            }
        }
    }
}
