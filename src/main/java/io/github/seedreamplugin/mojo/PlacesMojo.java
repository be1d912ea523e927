package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that read or write pictures, reports and the lock. */
abstract class PlacesMojo extends SeedreamMojo {

    /**
     * Where the pictures go: {@code outputDirectory/NAME.EXT}.
     *
     * @since 1.0.0
     */
    @Parameter(
            property = "seedream.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/seedream")
    protected @Nullable File outputDirectory;

    /**
     * Where reports go: {@code credit-report.json} and {@code credit-report.md} first of all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    protected @Nullable File reportDirectory;

    /**
     * The lock: a file beside the manifest that says which purchase each image's files are. Commit it.
     *
     * <p>Default: {@code images.lock.yaml} beside the manifest.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.lockFile")
    protected @Nullable File lockFile;

    /**
     * The bank and the ledger of this machine: every picture that was ever bought from it, and the record of every paid
     * call.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.home", defaultValue = "${user.home}/.m2/seedream")
    protected @Nullable File home;

    final RunPaths places() {
        Path images = manifestPath();
        return new RunPaths(
                root(),
                images,
                lockFile == null ? images.resolveSibling("images.lock.yaml") : path(lockFile, ""),
                path(outputDirectory, "target/generated-resources/seedream"),
                reports(),
                home(),
                List.of(simulatedHome()));
    }

    final Path simulatedHome() {
        return reports().resolve("simulated");
    }

    final Path reports() {
        return path(reportDirectory, "target/seedream");
    }

    final Path home() {
        return path(home, System.getProperty("user.home") + "/.m2/seedream");
    }
}
