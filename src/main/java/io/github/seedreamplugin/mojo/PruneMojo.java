package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.Pruning;
import io.github.seedreamplugin.generation.request.RunPaths;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Removes pictures that no image of the manifest produces any more, from the output directory and from the lock. The
 * bank keeps them: an image that comes back is restored for free. Files that this plugin did not write are not touched.
 *
 * @since 1.0.0
 */
@Mojo(name = "prune", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class PruneMojo extends PlacesMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (hasNoManifest()) {
            return;
        }
        RunPaths places = places();
        try (StillBusy busy = new StillBusy(getLog()::info)) {
            busy.begin("looking for what the manifest no longer has");
            Pruning.Outcome outcome = new Pruning(places).prune();
            if (outcome instanceof Pruning.Outcome.Invalid invalid) {
                throw ManifestProblems.report(places, invalid.file(), invalid.problems(), getLog());
            }
            Pruning.Outcome.Done done = (Pruning.Outcome.Done) outcome;
            done.files().forEach(file -> getLog().info("Removed " + file));
            done.entries().forEach(name -> getLog().info("Removed " + name + " from the lock"));
            done.foreign().forEach(file -> getLog().warn("Not removed, because this plugin did not write it: " + file));
            done.unbanked().forEach(file -> getLog().warn("Not removed, because the bank in " + places.home()
                    + " does not have the picture: " + file + "; the goal generate puts it there while the"
                    + " manifest has its image. Delete the file yourself if you do not need the picture any more"));
            if (done.files().isEmpty() && done.entries().isEmpty()) {
                getLog().info("Nothing to prune");
            }
        } catch (IOException e) {
            throw new MojoExecutionException(DiskFailure.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted", e);
        }
    }
}
