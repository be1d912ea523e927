package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the manifest and says everything that is wrong with it, each problem with its place, the legal values and the
 * nearest one. Needs no key and no network.
 *
 * @since 1.0.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends SeedreamMojo {

    @Override
    void run() throws MojoFailureException {
        Reading reading = new ManifestReader().read(manifestPath());
        if (reading instanceof Reading.Invalid invalid) {
            throw ManifestProblems.report(root(), manifestPath(), invalid.problems(), getLog());
        }
        int images = ((Reading.Valid) reading).manifest().images().size();
        getLog().info(ManifestProblems.shown(root(), manifestPath()) + " is valid: " + images
                + (images == 1 ? " image" : " images"));
    }
}
