package io.github.seedreamplugin.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals about a manifest share. */
abstract class SeedreamMojo extends AbstractMojo {

    /** The session that runs this goal. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected @Nullable MavenSession session;

    /**
     * The manifest: the YAML file that describes the images. Without a project, a relative path starts at the directory
     * that Maven was started in.
     *
     * <p>Example: {@code -Dseedream.manifest=marketing/images.yaml}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.manifest", defaultValue = "${project.basedir}/src/main/seedream/images.yaml")
    protected @Nullable File manifest;

    /**
     * Whether to do nothing at all.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.skip", defaultValue = "false")
    protected boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as seedream.skip says");
            return;
        }
        run();
    }

    /** Does what the goal is for. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    final MavenSession session() {
        return Injected.of(session, "session");
    }

    /** Where relative paths of parameters start. */
    final Path base() {
        File basedir = session().getCurrentProject() == null
                ? null
                : session().getCurrentProject().getBasedir();
        Path base = basedir == null ? Path.of(session().getExecutionRootDirectory()) : basedir.toPath();
        return base.toAbsolutePath().normalize();
    }

    /** The directory that Maven was started in: what paths in messages and reports are relative to. */
    final Path root() {
        return Path.of(session().getExecutionRootDirectory()).toAbsolutePath().normalize();
    }

    /** A path parameter made absolute; without a project, {@code ${project…}} in a default is not expanded. */
    final Path path(@Nullable File parameter, String fallback) {
        String text = parameter == null ? "" : parameter.getPath();
        boolean expanded = !text.isEmpty() && !text.contains("${");
        return base().resolve(expanded ? text : fallback).toAbsolutePath().normalize();
    }

    final Path manifestPath() {
        return path(manifest, "src/main/seedream/images.yaml");
    }
}
