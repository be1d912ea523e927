package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.generation.request.OutputRules;
import io.github.seedreamplugin.report.PictureConstants;
import io.github.seedreamplugin.report.PicturesJson;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** What the code of a project is told of its pictures: {@code pictures.json} on the class path, and a class of constants. */
final class PictureSources {

    private final OutputRules rules;
    private final Optional<PictureConstants> constants;

    /** @throws MojoFailureException if no class can have the name, which is found out before anything is bought */
    PictureSources(OutputRules rules) throws MojoFailureException {
        this.rules = rules;
        this.constants = rules.javaPackage().isEmpty()
                ? Optional.empty()
                : Optional.of(ParameterValue.checked(() -> new PictureConstants(
                        rules.javaPackage().get(), rules.resourcesPath().orElse(""))));
    }

    /** Writes the class and lets the project compile it. */
    void writeConstants(MavenProject project, Run run) throws MojoExecutionException {
        if (constants.isEmpty()) {
            return;
        }
        Path sources = generated(project, "generated-sources/seedream");
        try {
            String source = constants.get().source(run);
            AtomicFile.write(
                    sources.resolve(constants.get().path()), out -> out.write(source.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The class of seedream.javaPackage cannot be written: " + DiskFailure.text(e), e);
        }
        project.addCompileSourceRoot(sources.toString());
    }

    /** Writes the list of all pictures and puts it beside them on the class path. */
    void writeList(MavenProject project, Run run) throws MojoExecutionException {
        Path directory = generated(project, "generated-resources/seedream-list");
        try {
            Path unused = new ReportDirectory(directory).write(new PicturesJson(), run);
        } catch (IOException e) {
            throw new MojoExecutionException("pictures.json cannot be written: " + DiskFailure.text(e), e);
        }
        new ProjectResources(project).add(directory, rules.resourcesPath(), Set.of("pictures.json"));
    }

    private static Path generated(MavenProject project, String directory) {
        return Path.of(project.getBuild().getDirectory()).resolve(directory).toAbsolutePath();
    }
}
