package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.report.BuildModule;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.WholeBuild;
import io.github.seedreamplugin.report.WholeBuildReports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The runs of all modules of a build. Each module writes the reports of the whole build again, since none knows that it
 * is the last, and a build that fails ends early: so they always tell what has been done.
 */
final class SessionRuns {

    private final List<BuildModule> modules = new ArrayList<>();

    private SessionRuns() {}

    /** The bill of a build of several modules, and the way to the gallery of each, in the execution root. */
    static void tell(MavenSession session, Path reports, Run run, CiTelling ci) {
        MavenProject project = session.getCurrentProject();
        if (project == null
                || session.getProjects() == null
                || session.getProjects().size() < 2) {
            return;
        }
        Path directory = Path.of(session.getExecutionRootDirectory())
                .toAbsolutePath()
                .normalize()
                .resolve("target/seedream");
        try {
            SessionValue.of(session, SessionRuns.class, SessionRuns::new)
                    .add(project.getArtifactId(), run, directory, reports)
                    .ifPresent(build -> ci.tell(build, directory.resolve("reactor.json")));
        } catch (IOException e) {
            ci.warn("The reports of the whole build cannot be written", e);
        }
    }

    /**
     * Adds what a module did and writes {@code reactor.*}.
     *
     * @param directory where the reports of the whole build go
     * @param reports the module's own report directory
     * @return the build so far, if it has more than this one run
     */
    private synchronized Optional<WholeBuild> add(String module, Run run, Path directory, Path reports)
            throws IOException {
        modules.add(
                new BuildModule(module, directory.relativize(reports).toString().replace('\\', '/'), run));
        WholeBuild build = new WholeBuild(modules);
        if (modules.size() == 1) {
            return Optional.empty();
        }
        List<Path> unused = new WholeBuildReports(build).write(new ReportDirectory(directory));
        return Optional.of(build);
    }
}
