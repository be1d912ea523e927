package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Lock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a manifest does not describe: images that only its lock still has, and files in its output directory. */
public final class Undescribed {

    private static final int MOST_NAMED = 10;

    private Undescribed() {}

    /** Warns of images that only the lock still has. What was simulated does not matter. */
    public static void warn(RunContext context, List<ImageSpec> images, Lock lock) {
        if (context.request().service().simulated()) {
            return;
        }
        Set<String> names = new TreeSet<>(lock.entries().keySet());
        names.removeAll(images.stream().map(ImageSpec::name).collect(Collectors.toSet()));
        if (!names.isEmpty()) {
            String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
            context.progress()
                    .warning("The manifest no longer has " + named
                            + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "")
                            + ", which the lock still lists; the goal prune removes what is left of "
                            + (names.size() == 1 ? "it" : "them"));
        }
    }

    /** The files below a directory that are not among these, sorted, with {@code /} between folders. */
    public static List<String> filesIn(Path directory, Set<String> described) throws IOException {
        return Directories.files(directory).stream()
                .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                .filter(file -> !described.contains(file))
                .sorted()
                .toList();
    }
}
