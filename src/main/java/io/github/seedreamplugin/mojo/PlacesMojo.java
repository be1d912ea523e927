package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that read or write pictures, reports and the lock. */
abstract class PlacesMojo extends ManifestMojo {

    /**
     * Where the pictures go: {@code outputDirectory/NAME.EXT}.
     *
     * <p>Example: {@code src/main/resources/images}, to commit the pictures
     *
     * @since 1.0.0
     */
    @Parameter(
            property = "seedream.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/seedream")
    @Nullable
    File outputDirectory;

    /**
     * Where the reports go, such as {@code credit-report.json} and {@code credit-report.md}. If several executions of
     * one module use the same directory, each one after the first writes to a directory beside it that ends in {@code
     * -} and the execution's id.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    @Nullable
    File reportDirectory;

    /**
     * The lock: a file beside the manifest that records which purchase each image's files come from. Commit it.
     *
     * <p>Default: named after the manifest, as {@code images.lock.yaml} is for {@code images.yaml}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.lockFile")
    @Nullable
    File lockFile;

    /**
     * The bank and the ledger of this machine: every picture that was ever bought from it, and the record of every paid
     * call. A relative path starts at the directory that Maven was started in, so that all modules share one; {@code
     * ~/} is the user's home directory.
     *
     * <p>Example: {@code -Dseedream.home=/var/lib/seedream}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.home", defaultValue = "${user.home}/.m2/seedream")
    @Nullable
    String home;

    final RunPaths places() throws MojoFailureException {
        Path images = manifestPath();
        Path reports = reports();
        Path output = path(outputDirectory, "target/generated-resources/seedream");
        if (output.equals(base())) {
            // What Maven makes of an empty value.
            throw new MojoFailureException("seedream.outputDirectory is " + output + ", the project's own directory;"
                    + " name a directory for the pictures alone, or leave the parameter out for"
                    + " target/generated-resources/seedream");
        }
        return RunPaths.builder(root(), images, reports)
                .lockFile(lockFile == null ? ImagesLockFile.of(images) : path(lockFile, ""))
                .outputDirectory(output)
                .home(HomeParameter.path(set(home, "home"), root()))
                .otherHomes(List.of(simulatedHome(reports)))
                .manifestRules(manifestRules())
                .build();
    }

    static Path simulatedHome(Path reports) {
        return reports.resolve("simulated");
    }

    private Path reports() {
        return BoundExecutions.of(session())
                .reportsOf(manifestPath())
                .orElseGet(() -> path(reportDirectory, "target/seedream"));
    }
}
