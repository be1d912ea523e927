package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.text.SafeText;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals share: they check their parameters, can be skipped, and name their module when several build at once. */
abstract class SeedreamMojo extends AbstractMojo {

    /** The session that runs this goal. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @Nullable
    MavenSession session;

    /** How this goal was called. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @Nullable
    MojoExecution mojoExecution;

    /**
     * Whether to skip this goal.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            parameters().check();
            if (skip) {
                getLog().info("Skipped, because seedream.skip is true");
                return;
            }
            KeyInPom.failIfThereIsOne(session().getCurrentProject());
            run();
        } catch (MojoFailureException e) {
            // Maven prints the message itself, past the log of the goal
            throw isSafe(e) ? e : new MojoFailureException(safe(e), e.getCause());
        } catch (MojoExecutionException e) {
            throw isSafe(e) ? e : new MojoExecutionException(safe(e), e.getCause());
        }
    }

    private static boolean isSafe(Exception problem) {
        return safe(problem).equals(problem.getMessage());
    }

    private static String safe(Exception problem) {
        return SafeText.block(String.valueOf(problem.getMessage()));
    }

    /** Does what the goal is for. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    final MavenSession session() {
        return set(session, "session");
    }

    final ParameterCheck parameters() {
        return new ParameterCheck(session(), set(mojoExecution, "mojoExecution"));
    }

    /** What Maven sets before it runs a goal. */
    static <T> T set(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("Maven did not set '" + name + "'");
        }
        return value;
    }

    @Override
    public final Log getLog() {
        Log log = new SafeLog(super.getLog());
        MavenSession current = session;
        MavenProject project = current == null ? null : current.getCurrentProject();
        if (current == null || project == null || !buildsSeveralAtOnce(current)) {
            return log;
        }
        return new ModuleLog(log, project.getArtifactId());
    }

    private static boolean buildsSeveralAtOnce(MavenSession session) {
        return session.getProjects() != null
                && session.getProjects().size() > 1
                && (session.isParallel() || session.getRequest().getDegreeOfConcurrency() > 1);
    }

    /** Where relative paths of parameters start. */
    final Path base() {
        File basedir = session().getCurrentProject() == null
                ? null
                : session().getCurrentProject().getBasedir();
        Path base = basedir == null ? root() : basedir.toPath();
        return base.toAbsolutePath().normalize();
    }

    /** Whether Maven runs in a project, and not in a directory without a POM. */
    final boolean hasProject() {
        return session().getCurrentProject() != null
                && session().getCurrentProject().getBasedir() != null;
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
}
