package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.Validation;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ManifestRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the manifest and reports every problem, with its place, the allowed values and the nearest one. Needs no key
 * and no network. Problems are also written to the report directory, as findings for CI servers and as a failed credit
 * report.
 *
 * @since 1.0.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends ManifestMojo {

    /**
     * Where the findings go, such as {@code findings.sarif} and {@code gl-code-quality-report.json}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    private @Nullable File reportDirectory;

    /**
     * Whether to report to GitHub Actions: annotations on the manifest's lines, a summary, and the outputs of a failed
     * build.
     *
     * <p>Default: true if the environment variable {@code GITHUB_ACTIONS} is {@code true}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.github")
    private @Nullable Boolean github;

    /**
     * Whether to write GitLab's metrics report, {@code gl-metrics.txt}.
     *
     * <p>Default: true if the environment variable {@code GITLAB_CI} is {@code true}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.gitlab")
    private @Nullable Boolean gitlab;

    /**
     * Whether to treat warnings about the manifest as errors, so that the goal fails.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.strict", defaultValue = "false")
    private boolean strict;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (hasNoManifest()) {
            return;
        }
        BoundExecutions executions = BoundExecutions.of(session());
        executions.failIfTwoWriteTheSame();
        RunPaths places = places(executions);
        try {
            Validation.Outcome outcome = new Validation(places, Clock.systemUTC()).check();
            if (outcome instanceof Validation.Outcome.Invalid invalid) {
                new CiTelling(getLog(), github, gitlab).tell(places, invalid.run(), invalid.reports());
                throw ManifestProblems.report(places, places.manifest(), invalid.problems(), getLog());
            }
            Validation.Outcome.Valid valid = (Validation.Outcome.Valid) outcome;
            ToldWarnings told = ToldWarnings.of(session());
            told.print(places, valid.warnings(), getLog());
            new CiTelling(getLog(), github, gitlab).annotate(places, told.unannotated(valid.run()));
            int images = valid.manifest().images().size();
            getLog().info(places.shownManifest() + " is valid: " + images + (images == 1 ? " image" : " images"));
        } catch (IOException e) {
            throw new MojoExecutionException("The findings cannot be written: " + DiskFailure.text(e), e);
        }
    }

    @Override
    ManifestRules manifestRules() {
        return new ManifestRules(ProjectProperties.of(session()), strict);
    }

    /** A check reads and writes nothing but the manifest and its reports. */
    private RunPaths places(BoundExecutions executions) throws MojoFailureException {
        Path reports = executions.reportsOf(manifestPath()).orElseGet(() -> path(reportDirectory, "target/seedream"));
        return RunPaths.builder(root(), manifestPath(), reports)
                .manifestRules(manifestRules())
                .build();
    }
}
