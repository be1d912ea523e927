package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.report.Failure;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Turns images without a picture into a failed build that names every one of them. */
final class BuildFailure {

    private static final int MOST_NAMED = 20;

    private final Run run;
    private final List<Path> reports;

    BuildFailure(Run run, List<Path> reports) {
        this.run = run;
        this.reports = reports;
    }

    /** Names what a build would buy, and fails nothing: an IDE that shows errors for it would not be of use. */
    void warn(Log log) {
        List<ImageResult> without = run.troubled();
        if (!without.isEmpty()) {
            log.warn("An IDE runs this goal, so nothing is bought (seedream.buyInIde is false). Run 'mvn"
                    + " generate-resources' to make " + names(without));
        }
    }

    void failIfIncomplete(Log log) throws MojoExecutionException, MojoFailureException {
        List<ImageResult> without = run.troubled();
        if (without.isEmpty()) {
            return;
        }
        Map<Failure, List<ImageResult>> byReason = new LinkedHashMap<>();
        for (ImageResult image : without) {
            byReason.computeIfAbsent(image.problem().orElseThrow(), reason -> new ArrayList<>())
                    .add(image);
        }
        byReason.forEach((reason, images) -> log.error(line(reason, images)));
        String message = message(without);
        if (without.stream().allMatch(BuildFailure::isForTheUser)) {
            throw new MojoFailureException(message);
        }
        throw new MojoExecutionException(message);
    }

    /** One line a reason, in the form that Jenkins parses: it lands on the first image that it is true of. */
    private String line(Failure reason, List<ImageResult> images) {
        ImageResult first = images.get(0);
        return run.manifest() + ":[" + first.line() + "," + first.column() + "] " + reason.code() + " " + names(images)
                + ": " + reason.message() + kept(reason);
    }

    private String kept(Failure reason) {
        return reason.quarantined()
                .filter(file -> !reports.isEmpty())
                .map(file -> "; what arrived is in " + reports.get(0).resolveSibling(file))
                .orElse("");
    }

    private String message(List<ImageResult> without) {
        return without.size() + " of " + run.images().size() + (run.images().size() == 1 ? " image" : " images")
                + " without a picture: " + names(without) + "."
                + (run.count(State.BOUGHT) > 0 ? " What was bought is kept." : "")
                + (reports.isEmpty() ? "" : " See " + reports.get(1));
    }

    private static String names(List<ImageResult> images) {
        String names = String.join(
                ", ", images.stream().limit(MOST_NAMED).map(ImageResult::name).toList());
        return images.size() > MOST_NAMED ? names + " and " + (images.size() - MOST_NAMED) + " more" : names;
    }

    private static boolean isForTheUser(ImageResult image) {
        return image.problem().orElseThrow().userCanFix();
    }
}
