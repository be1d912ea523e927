package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** What a manifest may use of a project: its coordinates, its properties, and what was given with {@code -D}. */
final class ProjectProperties {

    private ProjectProperties() {}

    static ManifestProperties of(MavenSession session) {
        Map<String, String> values = new HashMap<>();
        MavenProject project = session.getCurrentProject();
        if (project != null) {
            addAll(project.getProperties(), values);
            putIfKnown("project.groupId", project.getGroupId(), values);
            putIfKnown("project.artifactId", project.getArtifactId(), values);
            putIfKnown("project.version", project.getVersion(), values);
            putIfKnown("project.name", project.getName(), values);
            putIfKnown("project.description", project.getDescription(), values);
            putIfKnown("project.url", project.getUrl(), values);
            putIfKnown("project.inceptionYear", project.getInceptionYear(), values);
        }
        Properties user = session.getUserProperties();
        addAll(user, values);
        Set<String> machine = new HashSet<>(names(session.getSystemProperties()));
        machine.removeAll(names(user));
        return new ManifestProperties(values, machine);
    }

    private static Set<String> names(Properties properties) {
        return properties == null ? Set.of() : properties.stringPropertyNames();
    }

    private static void addAll(Properties properties, Map<String, String> values) {
        names(properties).forEach(name -> putIfKnown(name, properties.getProperty(name), values));
    }

    private static void putIfKnown(String name, String value, Map<String, String> values) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
