package io.github.seedreamplugin.mojo;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/** The resources of a project, which Maven copies to its class path. */
final class ProjectResources {

    private final MavenProject project;

    ProjectResources(MavenProject project) {
        this.project = project;
    }

    /** Adds a directory unless it is one already, as with a second execution or pictures below src/main/resources. */
    void add(Path directory, Optional<String> folder) {
        String target = folder.orElse(null);
        boolean there = project.getResources().stream()
                .anyMatch(resource -> Path.of(resource.getDirectory())
                                .toAbsolutePath()
                                .normalize()
                                .equals(directory)
                        && Objects.equals(resource.getTargetPath(), target));
        if (!there) {
            Resource resource = new Resource();
            resource.setDirectory(directory.toString());
            resource.setTargetPath(target);
            project.addResource(resource);
        }
    }
}
