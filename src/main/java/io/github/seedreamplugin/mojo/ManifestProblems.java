package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.Problem;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Prints what is wrong with a manifest in the form that Jenkins and other servers parse, and fails the goal. */
final class ManifestProblems {

    private static final int MOST_PRINTED = 100;

    private ManifestProblems() {}

    /** Prints what may not be what the manifest's writer meant. */
    static void warn(RunPaths places, List<Problem> warnings, Log log) {
        for (Problem warning : warnings.subList(0, Math.min(MOST_PRINTED, warnings.size()))) {
            log.warn(warning.at(places.shown(warning.file())));
            warning.excerpt().lines().forEach(log::warn);
        }
        if (warnings.size() > MOST_PRINTED) {
            log.warn("... and " + (warnings.size() - MOST_PRINTED) + " more");
        }
    }

    static MojoFailureException report(RunPaths places, Path file, List<Problem> problems, Log log) {
        String shown = places.shown(file);
        for (Problem problem : problems.subList(0, Math.min(MOST_PRINTED, problems.size()))) {
            log.error(problem.at(places.shown(problem.file())));
            problem.excerpt().lines().forEach(log::error);
        }
        if (problems.size() > MOST_PRINTED) {
            log.error("... and " + (problems.size() - MOST_PRINTED) + " more");
        }
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return new MojoFailureException(count + " in " + shown + "; nothing was called and nothing was bought");
    }
}
