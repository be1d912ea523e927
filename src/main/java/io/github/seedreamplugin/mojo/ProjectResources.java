package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.restore.Undescribed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** The resources of a project, which Maven copies to its class path. */
final class ProjectResources {

    private static final String OURS = "seedream.resources:";

    private final MavenProject project;

    ProjectResources(MavenProject project) {
        this.project = project;
    }

    /**
     * Adds a directory without the files in it that a manifest does not describe. Of two executions with one directory,
     * each has what it describes there. A directory that the POM declares itself, such as src/main/resources, stays as it
     * is.
     *
     * @param described paths below the directory
     */
    void add(Path directory, Optional<String> folder, Set<String> described) throws MojoExecutionException {
        String target = folder.orElse(null);
        Optional<Resource> there = project.getResources().stream()
                .filter(resource -> Path.of(resource.getDirectory())
                                .toAbsolutePath()
                                .normalize()
                                .equals(directory)
                        && Objects.equals(resource.getTargetPath(), target))
                .findFirst();
        if (there.isEmpty()) {
            Resource resource = new Resource();
            resource.setDirectory(directory.toString());
            resource.setTargetPath(target);
            resource.setExcludes(undescribed(directory, described));
            project.addResource(resource);
            project.setContextValue(OURS + directory, true);
        } else if (project.getContextValue(OURS + directory) != null) {
            there.get()
                    .setExcludes(there.get().getExcludes().stream()
                            .filter(file -> !described.contains(file))
                            .toList());
        }
    }

    private static List<String> undescribed(Path directory, Set<String> described) throws MojoExecutionException {
        try {
            return new ArrayList<>(Undescribed.filesIn(directory, described));
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The directory " + directory + " cannot be read: " + DiskFailure.text(e), e);
        }
    }
}
