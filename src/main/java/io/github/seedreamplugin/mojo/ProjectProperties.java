package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;

/**
 * The properties that a manifest may use: the project's coordinates, what its POM or that of a parent defines, and what the
 * user gave with -D. Properties that only settings.xml defines are left out, since secrets are kept there.
 */
final class ProjectProperties {

    private final Map<String, String> values = new HashMap<>();

    private ProjectProperties() {}

    static ManifestProperties of(MavenSession session) {
        ProjectProperties properties = new ProjectProperties();
        MavenProject project = session.getCurrentProject();
        if (project != null && project.getBasedir() != null) {
            properties.addCoordinates(project);
            for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
                properties.addNamesOf(pom.getOriginalModel(), project.getProperties());
            }
        }
        properties.addAll(session.getUserProperties());
        Properties system = session.getSystemProperties();
        return new ManifestProperties(properties.values, system == null ? Set.of() : system.stringPropertyNames());
    }

    private void addCoordinates(MavenProject project) {
        values.put("project.groupId", project.getGroupId());
        values.put("project.artifactId", project.getArtifactId());
        values.put("project.version", project.getVersion());
        values.put("project.name", project.getName());
    }

    /** The values are those of the project, in which everything is interpolated. */
    private void addNamesOf(Model pom, Properties interpolated) {
        if (pom == null) {
            return;
        }
        addNamed(pom.getProperties(), interpolated);
        for (Profile profile : pom.getProfiles()) {
            addNamed(profile.getProperties(), interpolated);
        }
    }

    private void addNamed(Properties named, Properties interpolated) {
        for (String name : named.stringPropertyNames()) {
            String value = interpolated.getProperty(name);
            if (value != null) {
                values.put(name, value);
            }
        }
    }

    private void addAll(Properties given) {
        if (given != null) {
            given.stringPropertyNames().forEach(name -> values.put(name, given.getProperty(name)));
        }
    }
}
