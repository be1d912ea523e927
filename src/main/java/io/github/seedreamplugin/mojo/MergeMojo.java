package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.ShardMerge;
import io.github.seedreamplugin.generation.reporting.ShardReports;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.report.ConsoleTable;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Merges the reports of shards, the runs of {@code generate} with {@code -Dseedream.shard=i/n}, into one set of
 * reports. Fails if a shard is missing or is there twice, or was planned from another manifest than the others or than
 * the one that is here, because the bill would be wrong. Needs no key and no network.
 *
 * <p>It succeeds even if images failed: the reports say so, and the shards' own builds have failed.
 *
 * @since 1.0.0
 */
@Mojo(name = "merge", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class MergeMojo extends ManifestMojo {

    /**
     * The reports to merge: each shard's report directory, or its {@code credit-report.json}, or globs of either. With
     * their directories {@code thumbnails} and {@code previews} beside them, the merged gallery shows every picture.
     *
     * <p>Example: {@code -Dseedream.reports=shards/*}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reports", required = true)
    private @Nullable List<String> reports;

    /**
     * Where the merged reports go.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    private @Nullable File reportDirectory;

    /**
     * Where the pictures of all shards were collected, if they were: reports that attach whole pictures refer to this
     * directory.
     *
     * @since 1.0.0
     */
    @Parameter(
            property = "seedream.outputDirectory",
            defaultValue = "${project.build.directory}/generated-resources/seedream")
    private @Nullable File outputDirectory;

    /**
     * Whether to report to GitHub Actions: the bill in the job's summary, and the outputs {@code status}, {@code spent}
     * and {@code report}.
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

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            RunPaths places = places();
            ShardMerge.Outcome outcome = new ShardMerge(places, shards()).join();
            if (outcome instanceof ShardMerge.Outcome.Refused refused) {
                throw new MojoFailureException(refused.message());
            }
            ShardMerge.Outcome.Joined joined = (ShardMerge.Outcome.Joined) outcome;
            ConsoleTable table = new ConsoleTable();
            table.warning(joined.run()).ifPresent(getLog()::warn);
            table.lines(joined.run()).forEach(getLog()::info);
            getLog().info("See " + joined.reports().get(1));
            CiReports ci = new CiReports(System.getenv(), Terminal.standardOutput());
            // the shards' own steps have made the annotations
            ci.billToGitHub(github, joined.run(), joined.reports().get(0));
            ci.toGitLab(gitlab, joined.run(), places.reportDirectory());
        } catch (IOException e) {
            throw new MojoExecutionException("The reports cannot be merged: " + e.getMessage(), e);
        }
    }

    private ShardReports shards() throws MojoFailureException {
        // Maven makes null of what is empty between two commas
        List<String> named = (reports == null ? List.<String>of() : reports)
                .stream().map(path -> Objects.toString(path, "")).toList();
        return ParameterValue.checked(() -> new ShardReports(base(), named));
    }

    private RunPaths places() throws MojoFailureException {
        return RunPaths.builder(root(), manifestPath(), path(reportDirectory, "target/seedream"))
                .outputDirectory(path(outputDirectory, "target/generated-resources/seedream"))
                .manifestRules(manifestRules())
                .build();
    }
}
