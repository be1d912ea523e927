package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.Validation;
import io.github.seedreamplugin.generation.request.RunPaths;
import java.io.IOException;
import java.time.Clock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the manifest and says everything that is wrong with it, each problem with its place, the legal values and the
 * nearest one. Needs no key and no network. Problems are also written to {@code findings.sarif} and
 * {@code gl-code-quality-report.json} in the report directory.
 *
 * @since 1.0.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends PlacesMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        RunPaths places = places();
        try {
            Validation.Outcome outcome = new Validation(places, Clock.systemUTC()).check();
            if (outcome instanceof Validation.Outcome.Invalid invalid) {
                throw ManifestProblems.report(places, places.manifest(), invalid.problems(), getLog());
            }
            int images =
                    ((Validation.Outcome.Valid) outcome).manifest().images().size();
            getLog().info(places.shownManifest() + " is valid: " + images + (images == 1 ? " image" : " images"));
        } catch (IOException e) {
            throw new MojoExecutionException("The findings cannot be written: " + e.getMessage(), e);
        }
    }
}
